"""The application: on start, every feature registers the regions it renders."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

FEATURES = ("preparation", "rotation", "facilitation", "harvest", "synthesis", "fiche")


class SessionsConfig(AppConfig):
    """Café sessions, from preparation to the fiche."""

    name = "sessions_app"
    label = "sessions_app"
    verbose_name = "worldcafe"

    def ready(self) -> None:
        """Import the features' regions, so that the feed knows them."""
        for feature in FEATURES:
            module = f"{self.name}.{feature}.regions"
            if find_spec(module):
                import_module(module)
