"""The heap: free memory goes back to the machine, and the program is not searched for garbage."""

import gc
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


def test_what_is_loaded_is_left_out_of_the_search_for_garbage_once():
    heap.settle()
    program = gc.get_freeze_count()
    later = [[] for _one in range(1_000)]
    heap.settle()
    assert 0 < gc.get_freeze_count() <= program
    assert later[0] in gc.get_objects()
