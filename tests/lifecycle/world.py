"""The world of the machine: two cafés side by side, who is in them, and a clock that it sets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from unittest import mock

from django.test import Client

from sessions_app.models import (
    AccessLink,
    Cafe,
    LinkKind,
    Organisation,
    Phase,
    PhaseKind,
    Question,
    Table,
    User,
)
from tests.cast import START, signed_in

TABLES = 3
AGENDA = ((PhaseKind.ROUND, 20), (PhaseKind.TRANSITION, 3), (PhaseKind.ROUND, 20))
# What every text of a café bears, so that it is known wherever it shows up.
OURS, THEIRS = "⟦ici", "⟦ailleurs"


@dataclass
class World:
    """Two cafés of two organisations that must never hear of each other."""

    cafe: Cafe
    ana: User
    browser: Client
    other: Cafe
    charlie: User


def build() -> World:
    """Make both cafés, once; examples roll back to here."""
    ana, cafe = house("ana", OURS)
    charlie, other = house("charlie", THEIRS)
    return World(cafe, ana, signed_in(ana), other, charlie)


def house(name: str, mark: str) -> tuple[User, Cafe]:
    """Make an organisation with one animator and one café, whose every text bears ``mark``."""
    body = Organisation.objects.create(name=f"{mark} organisme")
    owner = User.objects.create_user(name, first_name=name, organisation=body)
    cafe = Cafe.objects.create(
        title=f"{mark} café", owner=owner, organisation=body, starts_at=START
    )
    for position in range(2):
        Question.objects.create(cafe=cafe, position=position, text=f"{mark} question {position}")
    for position, (kind, minutes) in enumerate(AGENDA):
        Phase.objects.create(cafe=cafe, position=position, kind=kind, minutes=minutes)
    for number in range(1, TABLES + 1):
        table = Table.objects.create(cafe=cafe, number=number)
        AccessLink.objects.create(cafe=cafe, table=table, kind=LinkKind.HOST)
    AccessLink.objects.create(cafe=cafe, kind=LinkKind.PROJECTOR)
    return owner, cafe


@dataclass
class Time:
    """The server's wall clock, which people set, and the steady time, which nobody can."""

    wall: int = round(START.timestamp() * 1000)
    steady: int = 0

    def passes(self, by: int) -> None:
        """Let ``by`` ms go by."""
        self.wall += by
        self.steady += by

    def wall_ns(self) -> int:
        """Return what ``time.time_ns`` says."""
        return self.wall * 1_000_000

    def steady_ns(self) -> int:
        """Return what a clock that counts sleep says, in ns."""
        return self.steady * 1_000_000

    @contextmanager
    def rules(self) -> Iterator[None]:
        """Let the product read this time instead of the machine's."""
        told = self

        class Moment(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:
                return datetime.fromtimestamp(told.wall / 1000, UTC)

        with (
            mock.patch("django.utils.timezone.datetime", Moment),
            mock.patch("time.time_ns", self.wall_ns),
        ):
            yield
