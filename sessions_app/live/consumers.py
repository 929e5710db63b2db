"""The sockets: admit a screen to its audience, send its frames, answer its pings.

No command ever arrives here: a screen only says which clock sample it wants answered, and a tablet
how many notes wait on it.
"""

import asyncio
import json
import logging
import re
from typing import Any
from urllib.parse import parse_qsl

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.http import Http404

from ..access import guards
from ..access.refusals import Refusal
from ..models import AccessLink, LinkKind
from . import feed, presence, seats
from .audiences import HOST, PROJECTOR, RIGHTS, Audience
from .hub import Hub
from .subscriber import Subscriber

logger = logging.getLogger(__name__)

REFUSED, GONE, FULL = 4404, 4410, 4429
MAX_FRAME = 2000
DEVICE = re.compile(r"[0-9a-f]{32}")


class Screen(AsyncWebsocketConsumer):
    """One screen of a café. Subclasses say who may watch."""

    # Frames come from the hub: this consumer needs no channel of its own.
    channel_layer_alias = "none"
    subscriber: Subscriber | None = None
    # What admitted it, a link or an account: its screens are counted together.
    holder: seats.Holder | None = None
    seated = False

    def admit(self) -> Audience:
        """Return the audience of this screen; raise Http404 or a refusal."""
        raise NotImplementedError

    async def connect(self) -> None:
        """Check origin, then right; only then let the socket into its audience."""
        headers = dict(self.scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        if not guards.same_origin(origin, headers.get(b"host", b"").decode("latin-1")):
            await self.close()
            return
        await self.accept()
        try:
            audience = await database_sync_to_async(self.admit)()
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

    async def send_text(self, text: str) -> None:
        """Send a frame as it is."""
        await self.send(text_data=text)

    async def check(self) -> None:
        """Close if what admitted this screen does not hold any more (revoked, removed)."""
        try:
            await database_sync_to_async(self.admit)()
        except (Http404, Refusal):
            await self.close(GONE)

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


class AccountScreen(Screen):
    """Console, wall, synthesis or projection, opened by an account."""

    def admit(self) -> Audience:
        """Admit an account that has the right this screen needs."""
        route = self.scope["url_route"]["kwargs"]
        cafe = guards.cafe_for(self.scope["user"], route["code"], RIGHTS[route["kind"]])
        self.holder = "account", self.scope["user"].pk
        return Audience(cafe.pk, route["kind"], None, self.language())


class ProjectorScreen(Screen):
    """The projection, opened by its link."""

    def admit(self) -> Audience:
        """Admit a browser that holds the projection's link."""
        public_id = self.scope["url_route"]["kwargs"]["public_id"]
        link = guards.link_for(self.scope["cookies"], public_id, LinkKind.PROJECTOR)
        self.holder = "link", link.pk
        return Audience(link.cafe_id, PROJECTOR, None, guards.language_of(link.cafe))


class HostScreen(Screen):
    """A table's tablet, opened by its link; it also says what it made and what waits on it."""

    link: AccessLink | None = None
    device = ""
    told: presence.Report | None = None
    fresh = 0.0
    telling: asyncio.Task[None] | None = None

    def admit(self) -> Audience:
        """Admit a browser that holds the link of a table; the table comes from the link."""
        public_id = self.scope["url_route"]["kwargs"]["public_id"]
        self.link = guards.link_for(self.scope["cookies"], public_id, LinkKind.HOST)
        self.holder = "link", self.link.pk
        language = guards.language_of(self.link.cafe)
        return Audience(self.link.cafe_id, HOST, self.link.table_id, language)

    async def hear(self, said: dict[str, Any]) -> None:
        """Keep presence: at once when the tablet comes, soon when something changes, else each 15 s."""
        device, told = str(said.get("device", "")), presence.report(said)
        if told is None or self.link is None or not DEVICE.fullmatch(device):
            return
        now = asyncio.get_running_loop().time()
        if device != self.device:
            await self.forget()
            self.device, self.told = device, told
            presence.opened(self.link, device)
            await self.tell()
        elif told != self.told or now - self.fresh > presence.REFRESH:
            self.told, self.fresh = told, now
            if self.telling is None:
                self.telling = asyncio.create_task(self.tell_soon())

    async def tell_soon(self) -> None:
        """Store what the tablet says last: an idea waits and is received within one moment."""
        await asyncio.sleep(presence.SOON)
        self.telling = None
        await self.tell()

    async def tell(self) -> None:
        """Store what the tablet said."""
        self.fresh = asyncio.get_running_loop().time()
        await database_sync_to_async(presence.seen)(self.link, self.device, self.told)

    async def forget(self) -> None:
        """Say that the tablet is away, if this was its last socket here."""
        if self.telling is not None:
            self.telling.cancel()
            self.telling = None
            await self.tell()
        if self.link is not None and self.device and presence.closed(self.link, self.device):
            await database_sync_to_async(presence.gone)(self.link, self.device)
        self.device, self.told = "", None

    async def disconnect(self, code: int) -> None:
        """Leave the audience."""
        await super().disconnect(code)
        await self.forget()
