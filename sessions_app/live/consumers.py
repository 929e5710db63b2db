"""The kinds of screens: who may watch what, and what a tablet says of itself."""

import asyncio
import re
from typing import Any

from channels.db import database_sync_to_async
from django.conf import settings

from ..access import guards
from ..models import AccessLink, LinkKind
from . import presence
from .audiences import CONSOLE, HOST, PROJECTOR, RIGHTS, Audience
from .checkup import checked, checkup
from .screen import Screen

DEVICE = re.compile(r"[0-9a-f]{32}")


class AccountScreen(Screen):
    """Console, wall, synthesis or projection, opened by an account."""

    def admit(self) -> Audience:
        """Admit an account that has the right this screen needs."""
        route = self.scope["url_route"]["kwargs"]
        user = guards.signed_in(self.scope["cookies"])
        cafe = guards.cafe_for(user, route["code"], RIGHTS[route["kind"]])
        session = self.scope["cookies"].get(settings.SESSION_COOKIE_NAME, "")
        self.let_in("account", user.pk or 0, session)
        return Audience(cafe.pk, route["kind"], None, self.language())


class ProjectorScreen(Screen):
    """The projection, opened by its link."""

    def admit(self) -> Audience:
        """Admit a browser that holds the projection's link."""
        public_id = self.scope["url_route"]["kwargs"]["public_id"]
        link = guards.link_for(self.scope["cookies"], public_id, LinkKind.PROJECTOR)
        self.let_in("link", link.pk)
        return Audience(link.cafe_id, PROJECTOR, None, guards.language_of(link.cafe))


class ConductorScreen(Screen):
    """The console, opened by its link."""

    def admit(self) -> Audience:
        """Admit a browser that holds the café's conducting link."""
        public_id = self.scope["url_route"]["kwargs"]["public_id"]
        link = guards.link_for(self.scope["cookies"], public_id, LinkKind.CONDUCTOR)
        self.let_in("link", link.pk)
        return Audience(link.cafe_id, CONSOLE, None, guards.language_of(link.cafe))


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
        self.let_in("link", self.link.pk)
        language = guards.language_of(self.link.cafe)
        return Audience(self.link.cafe_id, HOST, self.link.table_id, language)

    async def hear(self, said: dict[str, Any]) -> None:
        """Keep presence: at once when the tablet comes, soon when something changes, else each 15 s."""
        device, told = str(said.get("device", "")), presence.report(said)
        if self.link is None or not DEVICE.fullmatch(device):
            return
        if check := checkup(said):
            await database_sync_to_async(checked)(self.link, device, check)
        if told is None:
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
