"""Open files: each connection is one, and some systems start a program with few."""

import sys

from . import limits


def raise_limit() -> int:
    """Raise the limit of open files where the system lets; return how many connections it leaves."""
    if sys.platform == "win32":
        return limits.WINDOWS_SELECT - limits.SPARE_DESCRIPTORS // 2
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = limits.CONNECTIONS + limits.SPARE_DESCRIPTORS
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (ValueError, OSError):
            wanted = soft
    return max(limits.SPARE_DESCRIPTORS // 2, wanted - limits.SPARE_DESCRIPTORS)
