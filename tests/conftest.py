"""What every test may ask for."""

from typing import Any

from django.test import RequestFactory
from hypothesis import settings

# A busy machine is slow, not wrong.
settings.register_profile("worldcafe", deadline=None)
settings.load_profile("worldcafe")

on_nobodys_machine = RequestFactory._base_environ


def on_the_laptop(factory: RequestFactory, **request: Any) -> dict[str, Any]:
    """Let test clients ask by the laptop's own name, as a browser on it; tablets name another."""
    return on_nobodys_machine(factory, **{"HTTP_HOST": "localhost", **factory.defaults, **request})


RequestFactory._base_environ = on_the_laptop

pytest_plugins = ["tests.cast", "tests.server", "tests.chromium"]
