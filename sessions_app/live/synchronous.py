"""Django's handler of requests, for an application whose middleware and views are all synchronous."""

from typing import Any

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler


class Synchronous(ASGIHandler):
    """Answer a request in one stay on its thread.

    Django's own comes back to the event loop between the middleware and the view: that took a tenth
    of the time of an idea.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        """Chain middleware and view as a synchronous server does."""
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: Any) -> Any:
        """Return the answer, made on the request's thread."""
        return await sync_to_async(self.get_response)(request)
