"""Every page with its path, and a browser for each role towards two furnished cafés."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver

from sessions_app.access import links
from sessions_app.models import AccessLink, Cafe, LinkKind, Organisation, Role, User
from tests.cast import ROOM, link_of, signed_in
from tests.rights.furnished import MARK, furnish

__all__ = ["MARK", "Ground", "body", "fill", "patterns", "written"]

NOWHERE, NOBODY = "ZZZZZZ", "000000000000"


# What a path names that belongs to no café.
PLAIN: dict[str, Any] = {
    "way": "monter",
    "ticket": "aucun",
    "asked": "0" * 32,
    "series": "1",
    "kind": "hote",
    "page": "hote",
    "primary": "0a5c5c",
    "accent": "b3541e",
}
NAMES = {
    "print-sheet": "etiquette",
    "fiche-export": "html",
    "fiche-approved": "html",
    "edit-cafe": "title",
    "edit-phase": "minutes",
    "annex": "methode",
    "poster": "affiche",
    "synthesis-matrix-export": "csv",
    "series-export": "csv",
}
NOTED = {"question": "{questions}", "notes": "{note}", "reason": "other", "hidden_reason": "X"}
# What a page must be sent to be more than a page that is not there; « {part} » as in paths.
SENT = {
    "start-next": {"expected": "{etapes}"},
    **{one: {"expected": "{etapes}"} for one in ("finish", "step-back")},
    "cut-agenda": {"cuts": "{etapes}:5"},
    "undo-action": {"seq": "1"},
    "set-projection": {"show": "{questions}:0"},
    "dots-open": {"question": "{questions}", "dots": "3"},
    "dots-place": {"op": "a", "base": "0", "theme-{theme}": "1"},
    "add-phase": {"kind": "break"},
    "theme-add": {"question": "{questions}", "title": "Un thème"},
    "theme-merge": {"into": "{theme}"},
    "notes-place": NOTED | {"theme": "{theme}"},
    "notes-apart": NOTED | {"from": "{theme}"},
    "synthesis-join": NOTED,
    "synthesis-duplicate": NOTED,
    "synthesis-differ": {"question": "{questions}", "again": "1"},
    **{f"notes-{verb}": NOTED for verb in ("set-aside", "hide", "take-up", "show")},
    "fiche-layout": {"design": "sober", "paper": "a4"},
    "series-list": {"name": "Une série", "cafes": "1"},
    "series-rename": {"name": "Une série"},
    "series-add": {"cafe": "{code}"},
    "series-remove": {"cafe": "{code}"},
    "series-new-date": {"starts_at": "2027-01-01T13:00"},
    "synthesis-undo": {"question": "{questions}", "step": "1"},
}


def body(name: str, known: dict[str, Any]) -> str:
    """Return what is sent to a page, as a form sends it."""
    sent = SENT.get(name.removesuffix("-by-link"), {})
    return urlencode({key.format(**known): value.format(**known) for key, value in sent.items()})


def patterns() -> dict[str, str]:
    """Return the route of each page of the application, by name; a page without one stops here."""
    found: dict[str, str] = {}

    def walk(resolver: Any, before: str) -> None:
        for one in resolver.url_patterns:
            route = before + re.sub(r"[\^$]", "", str(one.pattern))
            if not isinstance(one, URLPattern):
                walk(one, route)
                continue
            assert one.name, f"{route} has no name"
            # The pages of an account's café and of a link are the same view twice.
            assert one.name not in found, f"two pages are called {one.name}"
            found[one.name] = route

    walk(get_resolver(), "/")
    return found


PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^)]*\))*\)")


def fill(name: str, route: str, known: dict[str, Any]) -> str:
    """Return the path of a page with what it names."""

    def value(match: re.Match[str]) -> str:
        wanted = match[1] or match[2]
        if wanted == "pk":
            wanted = route[: match.start()].rstrip("/").rsplit("/", 1)[-1]
        if wanted in ("name", "field"):
            return NAMES.get(name, "text")
        return str(known[wanted] if wanted in known else PLAIN[wanted])

    return PART.sub(value, route)


class Ground:
    """Ana's café and Charlie's, with a browser for each role towards Ana's."""

    def __init__(self, cafe: Cafe, ana: User, sofia: User, charlie: User, other: Cafe) -> None:
        self.cafe = cafe
        self.here, self.there = furnish(cafe), furnish(other)
        organisation: Organisation = cafe.organisation
        bea = User.objects.create_user("bea", organisation=organisation)
        cafe.co_animators.add(bea)
        chief = User.objects.create_user("chef", organisation=organisation, role=Role.ADMINISTRATOR)
        colleague = User.objects.create_user("colin", organisation=organisation)
        self.browsers = {
            "anonymous": Client(),
            "passer_by": Client(**ROOM),
            "owner_in_room": in_room(signed_in(ana)),
            "owner": signed_in(ana),
            "co_animator": signed_in(bea),
            "colleague": signed_in(colleague),
            "staff": signed_in(sofia),
            "administrator": signed_in(chief),
            "stranger": signed_in(charlie),
        }
        self.links = {
            "host": link_of(cafe, 1),
            "other_host": link_of(cafe, 2),
            "projector": self.link(LinkKind.PROJECTOR),
            "conductor": self.link(LinkKind.CONDUCTOR),
            "participant": self.link(LinkKind.PARTICIPANT),
        }
        for role, link in self.links.items():
            self.browsers[role] = client = Client(**ROOM)
            client.cookies[links.cookie_name(link.public_id)] = links.secret(link)

    def link(self, kind: LinkKind) -> AccessLink:
        return AccessLink.objects.get_or_create(cafe=self.cafe, kind=kind)[0]

    def path(self, name: str, route: str, family: str, **other: Any) -> str:
        """Return the path of a page about Ana's café, but for what is given."""
        owner = next((role for word, role in OWNERS.items() if family.startswith(word)), "host")
        known = {**self.here, "public_id": self.links[owner].public_id, **other}
        if "/papier/" in route:
            known["sheet"] = f"{known['code']}-R1-T1"
        return fill(name, route, known)


def in_room(browser: Client) -> Client:
    """Let a browser keep its cookies and come over the room's network."""
    browser.defaults |= ROOM
    return browser


OWNERS = {"conducting": "conductor", "projection": "projector", "participants": "participant"}
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b(?!.*django_session)", re.IGNORECASE)


@contextmanager
def written() -> Iterator[list[str]]:
    """Collect the statements that change a row meanwhile, those of the browser's session aside."""
    found: list[str] = []

    def watch(execute: Any, statement: str, parameters: Any, many: bool, context: Any) -> Any:
        result = execute(statement, parameters, many, context)
        if WRITES.match(statement) and context["cursor"].rowcount:
            found.append(statement)
        return result

    with connection.execute_wrapper(watch):
        yield found
