"""How much more memory a call takes at its highest, pixels and parsers of C included."""

import gc
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

MIB = 1024 * 1024
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def peak(call: Callable[[], object]) -> int:
    """Return the bytes that ``call`` took beyond what this process held before it."""
    if os.name == "nt" or not os.access(CLEAR, os.W_OK):
        pytest.skip("memory is read from /proc")
    gc.collect()
    CLEAR.write_text("5")  # forgets the highest so far
    before = _kept("VmRSS")
    call()
    return max(0, _kept("VmHWM") - before)


def _kept(name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+) kB", STATUS.read_text(encoding="ascii"))
    assert found
    return int(found[1]) * 1024
