"""Seats: how many sockets one link or one account may have open in this process.

Never counted by address: a whole room shares one behind its router.
"""

from collections import Counter

from django.conf import settings

Holder = tuple[str, int]

taken: Counter[Holder | None] = Counter()


def take(holder: Holder | None) -> bool:
    """Take one more seat; False where this link or account has as many as it may."""
    if taken[holder] >= settings.SOCKETS_PER_LINK:
        return False
    taken[holder] += 1
    return True


def leave(holder: Holder | None) -> None:
    """Give a seat back."""
    taken[holder] -= 1
    if taken[holder] <= 0:
        del taken[holder]
