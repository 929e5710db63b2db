"""Purges whose day has come: at the start of the server, then each hour."""

import logging
import time

from django.utils import timezone

from ...access.refusals import Refusal
from ...models import Cafe
from .actions import purge
from .inventory import inventory
from .storage import settle

logger = logging.getLogger(__name__)
HOUR = 3600.0


def purge_due() -> list[Cafe]:
    """Purge each café whose day has come and that still holds personal data; return them."""
    done = []
    for cafe in Cafe.objects.filter(purge_on__lte=timezone.localdate()):
        if inventory(cafe).keys() - {"links", "log"}:
            try:
                purge(cafe, None)
            except Refusal:
                continue  # It is on air: it is purged once it is over.
            done.append(cafe)
            logger.warning("personal data of café %s deleted: its day has come", cafe.code)
    settle()
    return done


class Hourly:
    """Calls ``purge_due`` at the first heartbeat of this process, then once an hour."""

    def __init__(self) -> None:
        self.next = 0.0

    def __call__(self) -> None:
        """Do it if it is time."""
        if time.monotonic() >= self.next:
            self.next = time.monotonic() + HOUR
            purge_due()
