"""The application: on start, every feature registers the regions it renders and its chores."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

FEATURES = (
    "upkeep",
    "preparation",
    "rotation",
    "facilitation",
    "harvest",
    "synthesis",
    "fiche",
    "closing",
)


class SessionsConfig(AppConfig):
    """Café sessions, from preparation to the fiche."""

    name = "sessions_app"
    label = "sessions_app"
    verbose_name = "worldcafe"

    def ready(self) -> None:
        """Import the features' regions and chores, so that the feed and the heartbeat know them."""
        for feature in FEATURES:
            for name in ("regions", "chores"):
                module = f"{self.name}.{feature}.{name}"
                if find_spec(module):
                    import_module(module)
