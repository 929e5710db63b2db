"""The heap: memory that is free inside the process goes back to the machine."""

import sys

import psutil
import pytest

from sessions_app.live import heap

MB = 1_000_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc only")
def test_holes_that_frames_left_are_given_back():
    heap.bound()
    process = psutil.Process()
    frames = [b"x" * 20_000 for _frame in range(2_000)]
    del frames[::2]
    before = process.memory_info().rss
    heap.give_back()
    assert before - process.memory_info().rss > 10 * MB
