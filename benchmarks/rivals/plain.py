"""The usual way: a Channels consumer in a group, `group_send` per note, served by Daphne.

An ASGI application for the `daphne` command; a POST's body is sent as it is to every socket.
"""

import os
from typing import Any

import django
from django.conf import settings

settings.configure(
    CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}},
    SECRET_KEY=os.urandom(16).hex(),
)
django.setup()

from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.layers import get_channel_layer  # noqa: E402
from channels.routing import ProtocolTypeRouter  # noqa: E402


class Watcher(AsyncWebsocketConsumer):
    """A screen as Channels' own tutorial makes it."""

    async def connect(self) -> None:
        """Join the one group."""
        await self.channel_layer.group_add("room", self.channel_name)
        await self.accept()

    async def note(self, event: dict[str, Any]) -> None:
        """Send what the group was told."""
        await self.send(text_data=event["text"])

    async def disconnect(self, code: int) -> None:
        """Leave the group."""
        await self.channel_layer.group_discard("room", self.channel_name)


async def post(_scope: Any, receive: Any, send: Any) -> None:
    """Tell the group what the body says."""
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    layer: Any = get_channel_layer()
    await layer.group_send("room", {"type": "note", "text": body.decode()})
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


application = ProtocolTypeRouter({"http": post, "websocket": Watcher.as_asgi()})
