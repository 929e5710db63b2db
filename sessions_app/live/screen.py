"""The sockets: admit a screen to its audience, send its frames, answer its pings.

No command ever arrives here: a screen only says which clock sample it wants answered, and a tablet
how many notes wait on it.
"""

import json
import logging
import re
from typing import Any
from urllib.parse import parse_qsl

from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.http import Http404

from ..access import guards
from ..access.refusals import Refusal
from . import feed, seats
from .audiences import Audience
from .frames import Frame
from .hub import Hub
from .standing import Pass
from .subscriber import Subscriber
from .threads import in_thread

logger = logging.getLogger(__name__)

REFUSED, GONE, FULL = 4404, 4410, 4429
TRY_AGAIN = 1013
MAX_FRAME = 2000
DEVICE = re.compile(r"[0-9a-f]{32}")


class Screen(AsyncWebsocketConsumer):
    """One screen of a café. Subclasses say who may watch."""

    # Frames come from the hub: this consumer needs no channel of its own.
    channel_layer_alias = "none"
    subscriber: Subscriber | None = None
    # What admitted it, a link or an account: its screens are counted together.
    holder: seats.Holder | None = None
    entry: Pass | None = None
    seated = False

    def admit(self) -> Audience:
        """Return the audience of this screen; raise Http404 or a refusal."""
        raise NotImplementedError

    def let_in(self, kind: str, pk: int, session: str = "") -> None:
        """Note what admits this screen: a link, or an account by its session."""
        self.holder, self.entry = (kind, pk), Pass(kind, pk, session)

    async def connect(self) -> None:
        """Check origin, then right; only then let the socket into its audience."""
        headers = dict(self.scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        if not guards.same_origin(origin, headers.get(b"host", b"").decode("latin-1")):
            await self.close()
            return
        await self.accept()
        try:
            audience = await in_thread(self.admit)
        except Http404:
            await self.close(REFUSED)
            return
        except Refusal:
            await self.close(GONE)
            return
        self.seated = seats.take(self.holder)
        if not self.seated:
            await self.close(FULL)
            return
        cursor, epoch = self.position()
        self.subscriber = Subscriber(audience, cursor, epoch, self)
        Hub.current().join(self.subscriber)

    def asked(self) -> dict[str, str]:
        """Return what the screen says of itself: ``after``, ``epoch``, ``lang``."""
        return dict(parse_qsl(self.scope["query_string"].decode("latin-1")))

    def position(self) -> tuple[int, str]:
        """Return the cursor and the epoch that the screen says it has."""
        return feed.cursor(self.asked().get("after", "")), self.asked().get("epoch", "")

    def language(self) -> str:
        """Return the language of the page that opened this socket."""
        asked = self.asked().get("lang", "")
        return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

    def push(self, frame: Frame) -> bool:
        """Send a frame ready-made through the front door, if this server has it."""
        door = self.scope.get("worldcafe.socket")
        return door is not None and door.push(frame.wire)

    async def send_text(self, text: str) -> None:
        """Send a frame as it is."""
        await self.send(text_data=text)

    async def check(self) -> bool:
        """Close if what admitted this screen does not hold any more (revoked, removed)."""
        try:
            await in_thread(self.admit)
        except (Http404, Refusal):
            await self.close(GONE)
            return False
        except Exception:
            # Nobody looks again soon: it knocks anew, and comes in if it still may.
            logger.exception("whether a screen may stay could not be read")
            await self.close(TRY_AGAIN)
            return False
        return True

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Answer a clock sample; hear what a tablet says of itself; close on anything else."""
        try:
            if not text_data or len(text_data) > MAX_FRAME:
                raise ValueError
            said = json.loads(text_data)
            sample = said.get("ping")
            if sample is not None:
                pong = {"type": "pong", "ping": float(sample), "now": feed.now_ms()}
                await self.send_text(json.dumps(pong))
            await self.hear(said)
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            await self.close(1003)

    async def hear(self, said: dict[str, Any]) -> None:
        """Take in what else a screen says."""

    async def disconnect(self, code: int) -> None:
        """Leave the audience."""
        if self.seated:
            seats.leave(self.holder)
        if self.subscriber:
            Hub.current().leave(self.subscriber)
