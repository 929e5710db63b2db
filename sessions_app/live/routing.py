"""Which socket paths exist, and the ASGI application around Django's own."""

from typing import Any

from channels.layers import channel_layers
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.sessions import CookieMiddleware
from django.urls import re_path

from ..access import roomside
from .audiences import RIGHTS
from .consumers import AccountScreen, ConductorScreen, HostScreen, ProjectorScreen
from .hub import Hub
from .turns import Turns

# The alias under which consumers find no channel layer: they get their frames from the hub.
channel_layers.set("none", None)

KINDS = "|".join(RIGHTS)


async def unknown_path(scope: Any, receive: Any, send: Any) -> None:
    """Refuse a socket whose path names nothing."""
    await receive()
    await send({"type": "websocket.close", "code": 4404})


# Channels routes ASGI applications; Django's types only know views.
sockets: list[Any] = [
    re_path(r"^hote/(?P<public_id>[0-9a-f]{12})/socket$", HostScreen.as_asgi()),
    re_path(r"^projecteur/(?P<public_id>[0-9a-f]{12})/socket$", ProjectorScreen.as_asgi()),
    re_path(r"^conduite/(?P<public_id>[0-9a-f]{12})/socket$", ConductorScreen.as_asgi()),
    re_path(rf"^cafes/(?P<code>[A-Z0-9]{{6}})/socket/(?P<kind>{KINDS})$", AccountScreen.as_asgi()),
    re_path(r"", unknown_path),  # type: ignore[arg-type]
]
routes = URLRouter(sockets)


async def by_side(scope: Any, receive: Any, send: Any) -> None:
    """Serve a socket; one of an account is not there for the room's network."""
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        name, value = name.decode("latin-1"), value.decode("latin-1")
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    peer = (scope.get("client") or [""])[0]
    away = roomside.from_room(peer, headers, scope.get("scheme") == "wss")
    hidden = away and not roomside.serves_room(scope["path"])
    await (unknown_path if hidden else routes)(scope, receive, send)


def application(http: Any) -> Any:
    """Return the ASGI application: Django for http, the sockets above for websockets."""
    # Cookies only: a screen finds its account or link itself, in one reading of the database.
    websocket = CookieMiddleware(by_side)
    router = ProtocolTypeRouter({"http": Turns(http), "websocket": websocket})

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        # Started at the first request, so that doorbells of other processes are heard from then on.
        Hub.current()
        await router(scope, receive, send)

    return serve
