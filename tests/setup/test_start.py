"""`./script/run` serves, a second start is quick, and Ctrl-C ends it without a trace."""

import os
import subprocess
import sys
import time

import pytest

from tests.server import ROOT, Server

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the sh commands are not for Windows")
SECOND_START = 3.0  # seconds
SLOW_MACHINE = 2.0  # seconds for the libraries alone, which take about 1 s on a quiet laptop


@pytest.fixture
def laptop(tmp_path):
    """A server started as people do, on an empty data folder."""
    server = Server(tmp_path, empty=True)
    server.command = (str(ROOT / "script" / "run"),)
    yield server
    server.kill()


def test_the_first_start_says_where_to_go(laptop):
    laptop.start(ready_within=60)
    assert f":{laptop.port}" in laptop.log


def test_ctrl_c_leaves_no_trace(laptop):
    laptop.start(ready_within=60)
    assert laptop.stop() == 0
    assert "Traceback" not in laptop.log


def test_a_second_start_is_quick(laptop):
    """Under 3 s once in five; where a busy machine takes 2 s for the libraries, in proportion."""
    laptop.start(ready_within=60)
    seen = []
    for _time in range(5):
        took, libraries = second_start(laptop), bare_imports()
        seen.append((took, libraries))
        if took < SECOND_START * max(1, libraries / SLOW_MACHINE):
            return
    pytest.fail(f"second starts and bare imports, in seconds: {seen}")


def bare_imports():
    code = "import daphne.server, django; django.setup()"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "worldcafe.settings",
        "AUTOBAHN_USE_NVX": "0",  # as the server does: else a C compiler's parser is loaded too
    }
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
    return time.monotonic() - started


def second_start(laptop):
    laptop.kill()
    started = time.monotonic()
    laptop.start()
    return time.monotonic() - started
