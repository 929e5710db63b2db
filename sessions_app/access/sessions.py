"""How long an account stays signed in: a day without use, two weeks in all."""

import time
from collections.abc import Callable, MutableMapping
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

HOUR = 60 * 60
# An animator who prepared the day before comes back signed in; a laptop lent next week does not.
IDLE, WHOLE = 24 * HOUR, 14 * 24 * HOUR
# Each note of use is a write to the disk.
NOTED_EVERY = HOUR
BEGAN, SEEN = "began", "seen"


def over(session: MutableMapping[str, Any]) -> bool:
    """Tell whether a session has had its time."""
    now = time.time()
    return now - session.get(SEEN, now) > IDLE or now - session.get(BEGAN, now) > WHOLE


class SessionMiddleware:
    """End the session of an account that has had its time; note that the others are in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = request.session
        if SESSION_KEY in session:
            if over(session):
                session.flush()
            elif time.time() - session.get(SEEN, 0) > NOTED_EVERY:
                session[SEEN] = time.time()
                session.setdefault(BEGAN, session[SEEN])
        return self.get_response(request)
