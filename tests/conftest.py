"""What every test may ask for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation
from hypothesis import settings

# A busy machine is slow, not wrong.
settings.register_profile("worldcafe", deadline=None)
settings.load_profile("worldcafe")

on_nobodys_machine = RequestFactory._base_environ


def on_the_laptop(factory: RequestFactory, **request: Any) -> dict[str, Any]:
    """Let test clients ask by the laptop's own name, as a browser on it; tablets name another."""
    return on_nobodys_machine(factory, **{"HTTP_HOST": "localhost", **factory.defaults, **request})


RequestFactory._base_environ = on_the_laptop


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Leave no language behind: a request answered in English would set that of the next test."""
    yield
    translation.deactivate()


pytest_plugins = ["tests.cast", "tests.server", "tests.chromium"]
