"""What every test may ask for."""

from collections.abc import Iterator
from concurrent.futures import wait
from threading import Barrier
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation
from hypothesis import settings

from sessions_app.live.threads import readers

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


@pytest.fixture(autouse=True)
def read_to_the_end() -> Iterator[None]:
    """Leave no reading of the feed under way: emptying PostgreSQL's tables below it is a deadlock."""
    yield
    if readers._threads:
        both = Barrier(readers._max_workers)
        wait([readers.submit(both.wait, 30) for _one in range(readers._max_workers)])


pytest_plugins = ["tests.cast", "tests.server", "tests.chromium"]
