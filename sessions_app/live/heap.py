"""The heap: what large frames took of the machine's memory is given back to it.

And what the program itself is made of, which nothing frees, is left out of the search for garbage:
that search stops everything, and went over all of Django each time.

Each thread of a C library's allocator keeps an arena of its own, and what frames of a growing café
leave there is never large enough to hold the next. glibc only; others need nothing of this.
"""

import ctypes
import gc
import sys

# From malloc.h. A threshold that is set stays: else it grows with the first large frame that is freed.
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
ARENAS, APART = 2, 128 * 1024


def bound() -> None:
    """Have all threads share a few arenas, and large frames live outside of these."""
    if glibc := _glibc():
        glibc.mallopt(M_ARENA_MAX, ARENAS)
        glibc.mallopt(M_MMAP_THRESHOLD, APART)


def settle() -> None:
    """Search what is loaded by now for garbage one last time; takes a tenth of a second, once."""
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()


def give_back() -> None:
    """Give free memory back to the machine; takes a few milliseconds, beside the interpreter."""
    if glibc := _glibc():
        glibc.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None
