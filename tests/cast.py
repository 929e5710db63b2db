"""The cast: Ana leads, Hugo hosts table 1, Inès hosts table 2, Sofia is staff, Charlie a stranger.

Their café has four tables, three rounds of 20 minutes and the three questions of the CRPSI's shape.
"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from sessions_app.access import links
from sessions_app.models import (
    AccessLink,
    Cafe,
    LinkKind,
    Note,
    Organisation,
    Phase,
    PhaseKind,
    Question,
    QuestionKind,
    Role,
    Table,
    User,
)

# How tablets reach the laptop; the other browsers are on the laptop itself.
ROOM = {"HTTP_HOST": "cafe.test", "REMOTE_ADDR": "192.168.1.21"}
START = datetime(2026, 9, 21, 13, 0, tzinfo=UTC)
QUESTIONS = (
    (QuestionKind.DEFINITION, "Quelle est votre définition du voisinage solidaire?"),
    (QuestionKind.OBSTACLES, "Quels sont les obstacles à l’entraide dans votre quartier?"),
    (QuestionKind.CONDITIONS, "Quelles sont les conditions favorables à l’entraide?"),
)
AGENDA = (
    (PhaseKind.WELCOME, 10),
    (PhaseKind.ROUND, 20),
    (PhaseKind.TRANSITION, 3),
    (PhaseKind.ROUND, 20),
    (PhaseKind.TRANSITION, 3),
    (PhaseKind.ROUND, 20),
    (PhaseKind.HARVEST, 15),
    (PhaseKind.PLENARY, 20),
)


@pytest.fixture
def organisation(db: Any) -> Organisation:
    """Ana's and Sofia's organisation."""
    return Organisation.objects.create(name="Centre de quartier", short_name="CQ")


@pytest.fixture
def ana(organisation: Organisation) -> User:
    """The animator who owns the café."""
    return User.objects.create_user("ana", first_name="Ana", organisation=organisation)


@pytest.fixture
def sofia(organisation: Organisation) -> User:
    """Staff of the same organisation."""
    return User.objects.create_user(
        "sofia", first_name="Sofia", organisation=organisation, role=Role.STAFF
    )


@pytest.fixture
def charlie(db: Any) -> User:
    """An animator of another organisation."""
    return User.objects.create_user(
        "charlie", organisation=Organisation.objects.create(name="Ailleurs")
    )


@pytest.fixture
def cafe(ana: User, organisation: Organisation) -> Cafe:
    """Ana's café, prepared and not begun."""
    cafe = Cafe.objects.create(
        title="Vivre ensemble",
        owner=ana,
        organisation=organisation,
        starts_at=START,
        purpose="Écrire une fiche synthèse.",
        officer="Odette",
        officer_contact="vie.privee@exemple.org",
        purge_on=date(2099, 3, 31),
    )
    for position, (kind, text) in enumerate(QUESTIONS):
        Question.objects.create(cafe=cafe, position=position, kind=kind, text=text)
    for position, (phase, minutes) in enumerate(AGENDA):
        Phase.objects.create(cafe=cafe, position=position, kind=phase, minutes=minutes)
    for number in range(1, 5):
        table = Table.objects.create(cafe=cafe, number=number)
        AccessLink.objects.create(cafe=cafe, table=table, kind=LinkKind.HOST)
    AccessLink.objects.create(cafe=cafe, kind=LinkKind.PROJECTOR)
    return cafe


def signed_in(user: User) -> Client:
    """Return a browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def ana_browser(ana: User) -> Client:
    """Ana's browser, signed in."""
    return signed_in(ana)


@pytest.fixture
def sofia_browser(sofia: User) -> Client:
    """Sofia's browser, signed in."""
    return signed_in(sofia)


@pytest.fixture
def charlie_browser(charlie: User) -> Client:
    """Charlie's browser, signed in, with no business here."""
    return signed_in(charlie)


def link_of(cafe: Cafe, number: int) -> AccessLink:
    """Return the link of the table with this number."""
    return AccessLink.objects.select_related("cafe", "table").get(
        cafe=cafe, table__number=number, revoked_at=None
    )


def tablet(link: AccessLink) -> Client:
    """Return a tablet admitted to ``link``."""
    client = Client(**ROOM)
    client.cookies[links.cookie_name(link.public_id)] = links.secret(link)
    return client


@pytest.fixture
def hugo(cafe: Cafe) -> Client:
    """The tablet of table 1."""
    return tablet(link_of(cafe, 1))


@pytest.fixture
def ines(cafe: Cafe) -> Client:
    """The tablet of table 2."""
    return tablet(link_of(cafe, 2))


def add_note(cafe: Cafe, text: str, table: int = 1, round_: int = 1, question: int = 0) -> Note:
    """Return a note as if it had come from a table in a round."""
    rounds = list(cafe.phases.filter(kind=PhaseKind.ROUND))
    return Note.objects.create(
        cafe=cafe,
        uid=f"{Note.objects.count():032x}",
        table=cafe.tables.get(number=table),
        round=rounds[round_ - 1],
        question=cafe.questions.all()[question],
        text=text,
    )
