"""Every screen of the product, on the café of the demonstration where it shows best."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse

from ...access import demo, links
from ...models import AccessLink, Cafe, LinkKind
from .actions import Demonstration


class Screen(NamedTuple):
    """A screen by its URL name; ``cafe`` says on which café, none for those without one."""

    name: str
    view: str
    cafe: str = ""
    query: str = ""


PLAIN = (
    Screen("home", "home"),
    Screen("welcome", "welcome"),
    Screen("enter", "enter"),
    Screen("sign_in", "sign-in"),
    Screen("guides", "guides"),
    Screen("guide", "guides", "", "hote/"),
)
SIGNED_IN = (
    Screen("cafes", "cafes", "upcoming"),
    Screen("new_cafe", "new-cafe", "upcoming"),
    Screen("cafe_import", "cafe-import", "upcoming"),
    Screen("prepare", "preparation", "upcoming"),
    Screen("roster", "roster", "upcoming"),
    Screen("seating_plan", "seating-plan", "upcoming"),
    Screen("seating_plan_running", "seating-plan", "running"),
    Screen("check_in", "check-in", "upcoming"),
    Screen("check_in_running", "check-in", "running"),
    Screen("access", "access", "upcoming"),
    Screen("print_cards", "print-cards", "upcoming"),
    Screen("print_kit", "print-kit", "upcoming"),
    Screen("console", "console", "upcoming"),
    Screen("preflight", "preflight", "upcoming"),
    Screen("console_running", "console", "running"),
    Screen("console_finished", "console", "finished"),
    Screen("projector", "projection", "running"),
    Screen("projector_ready", "projection", "upcoming"),
    Screen("wall", "wall", "finished"),
    Screen("wall_big", "wall", "finished", "?grand=1"),
    Screen("wall_empty", "wall", "upcoming"),
    Screen("photos", "photos", "finished"),
    Screen("photos_empty", "photos", "upcoming"),
    Screen("paper", "paper", "running"),
    Screen("synthesis", "synthesis", "finished"),
    Screen("synthesis_empty", "synthesis", "upcoming"),
    Screen("synthesis_twins", "synthesis-twins", "finished"),
    Screen("synthesis_twins_empty", "synthesis-twins", "upcoming"),
    Screen("synthesis_hidden", "synthesis", "finished", "?etat=hidden"),
    Screen("dots", "dots", "finished"),
    Screen("dots_empty", "dots", "upcoming"),
    Screen("matrix", "synthesis-matrix", "finished"),
    Screen("matrix_empty", "synthesis-matrix", "upcoming"),
    Screen("ledger", "synthesis-ledger", "finished"),
    Screen("ledger_empty", "synthesis-ledger", "upcoming"),
    Screen("fiche_editor", "fiche-editor", "finished"),
    Screen("fiche_editor_empty", "fiche-editor", "upcoming"),
    Screen("fiche_review", "fiche-editor", "finished", "?relecture=1"),
    Screen("fiche", "fiche", "finished"),
    Screen("fiche_versions", "fiche-versions", "finished"),
    Screen("fiche_version", "fiche-versions", "finished", "1/"),
    Screen("fiche_empty", "fiche", "upcoming"),
    Screen("after", "after", "finished"),
    Screen("after_upcoming", "after", "upcoming"),
    Screen("attendance", "attendance", "finished"),
    Screen("attendance_empty", "attendance", "upcoming"),
    Screen("personal", "personal", "finished"),
    Screen("purge", "purge", "finished"),
    Screen("return_page", "return-page", "finished"),
    Screen("return_page_running", "return-page", "running"),
    Screen("return_page_empty", "return-page", "upcoming"),
    Screen("return_preview", "return-preview", "finished"),
    Screen("cafe_delete", "cafe-delete", "finished"),
    Screen("series_list", "series-list", "finished"),
    Screen("fiche_look", "fiche-look", "finished"),
    Screen("access_log", "access-log", "upcoming"),
    Screen("password", "password", "upcoming"),
    Screen("demo", "demo", "upcoming"),
    Screen("demo_remove", "demo-remove", "upcoming"),
)


def screens(demonstration: Demonstration, base: str) -> dict[str, str]:
    """Return the URL that opens each screen, signed in or admitted, by name."""
    base = base.rstrip("/")
    paths = dict(_plain()) | dict(_signed_in(demonstration)) | dict(_admitted(demonstration))
    return {name: f"{base}{path}" for name, path in paths.items()}


def _plain() -> Iterator[tuple[str, str]]:
    for screen in PLAIN:
        yield screen.name, reverse(screen.view) + screen.query


def _signed_in(demonstration: Demonstration) -> Iterator[tuple[str, str]]:
    for screen in SIGNED_IN:
        cafe: Cafe = getattr(demonstration, screen.cafe)
        if path := target(screen.view, cafe):
            yield screen.name, door(cafe, path + screen.query)
    cafe = demonstration.earlier
    yield "series", door(cafe, reverse("series", args=[cafe.series_id]))


def _admitted(demonstration: Demonstration) -> Iterator[tuple[str, str]]:
    """Yield the screens of those without account: tablets, and a projector in the room."""
    tablets = (("host_1", "running", 1), ("host_2", "running", 2))
    more = (("host_ready", "upcoming", 1), ("host_finished", "finished", 1))
    for name, which, number in tablets + more:
        cafe = getattr(demonstration, which)
        yield name, through(cafe, cafe.links.get(kind=LinkKind.HOST, table__number=number))
    cafe = demonstration.upcoming
    link = cafe.links.get(kind=LinkKind.HOST, table__number=1)
    yield "host_rehearsal", door(cafe, f"{links.path(link)}exercice/", link)
    cafe = demonstration.running
    yield "return_link", through(*participants(demonstration.finished))
    over, link = participants(demonstration.finished)
    yield "dots_phone", door(over, f"{links.path(link)}points/", link)
    yield "return_closed", through(*participants(demonstration.running))
    yield "projector_link", through(cafe, cafe.links.get(kind=LinkKind.PROJECTOR))
    yield "console_link", through(cafe, cafe.links.get(kind=LinkKind.CONDUCTOR))


def participants(cafe: Cafe) -> tuple[Cafe, AccessLink]:
    """Return a café with the link of its participants."""
    return cafe, cafe.links.get(kind=LinkKind.PARTICIPANT)


def target(view: str, cafe: Cafe) -> str:
    """Return the path of a view, of this café where it has one; empty if there is no such view."""
    for args in ((cafe.code,), ()):
        try:
            return reverse(view, args=args)
        except NoReverseMatch:
            continue
    return ""


def through(cafe: Cafe, link: AccessLink) -> str:
    """Return the path that admits a browser to ``link`` and opens its screen."""
    return door(cafe, links.path(link), link)


def door(cafe: Cafe, path: str, link: AccessLink | None = None) -> str:
    """Return the path of a door into a demo café."""
    return reverse("demo-door", args=[demo.ticket(cafe, path, link)])
