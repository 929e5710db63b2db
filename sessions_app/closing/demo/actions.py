"""Loading the demonstration under an account of its own, and taking it away completely."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q, QuerySet

from ...models import AccessLink, Cafe, LinkKind, Organisation, Role, User
from ...preparation.notice import usual_day
from ...synthesis.series.actions import begin
from ..actions import import_cafe, remove_cafe
from ..archive.draft import Draft
from ..archive.reading import read
from ..returning import actions as returning
from . import dates, people
from .published import cite, publish
from .under_way import stop_midway

FOLDER = Path(__file__).parent
THANKS = (
    "Merci à toutes les personnes venues parler de ce que vieillir chez soi veut dire ici. "
    "Voici, à chaud, ce que les douze tables ont noté."
)
SERIES = "Vieillir chez soi, deux dates"
BODY = "Organisme de démonstration"


@dataclass(frozen=True)
class Demonstration:
    """The cafés of one loading, and the account that leads them."""

    animator: User
    password: str
    finished: Cafe
    running: Cafe
    upcoming: Cafe
    earlier: Cafe


@transaction.atomic
def load(now: datetime, address: str = "http://localhost:8000") -> Demonstration:
    """Make a demonstration: a finished café, in series with a small one of some weeks before; one
    under way; one that is soon to start.

    ``address`` is where participants' phones reach this server. Each loading has an organisation
    and an account of its own; earlier ones are left as they are.
    """
    password = secrets.token_urlsafe(12)
    animator = _animator(password)
    finished = draft("finished")
    dates.move(finished, dates.lately(now))
    running = draft("finished")
    stop_midway(running, now)
    upcoming = draft("upcoming")
    dates.move(upcoming, dates.soon(now))
    earlier = draft("earlier", invited=False)
    dates.move(earlier, dates.before(finished.cafe.starts_at))
    every = (finished, running, upcoming, earlier)
    for one in every:
        one.cafe.purge_on = usual_day(one.cafe)
    stored = [import_cafe(one, animator, is_demo=True) for one in every]
    stored[0].series = stored[3].series = begin(SERIES, [stored[3], stored[0]])
    AccessLink.objects.create(cafe=stored[1], kind=LinkKind.CONDUCTOR)
    publish(stored[0], animator)
    cite(stored[0], stored[3], animator)
    for cafe in stored[:2]:
        AccessLink.objects.create(cafe=cafe, kind=LinkKind.PARTICIPANT)
    open_return_page(stored[0], animator, address)
    return Demonstration(animator, password, *stored)


def open_return_page(cafe: Cafe, animator: User, address: str) -> None:
    """Open the return page of a café that is over, with a few ideas on it."""
    returning.thank(cafe, animator, THANKS)
    returning.suggest(cafe, animator)
    returning.open_page(cafe, animator, address)


def draft(name: str, *, invited: bool = True) -> Draft:
    """Return a café of the demonstration as it was written, with its people where it has a list."""
    found = read((FOLDER / f"{name}.json").read_bytes())
    if invited:
        people.invite(found)
    if invited and found.cafe.closed_at:
        people.attend(found)
    return found


def _animator(password: str) -> User:
    return User.objects.create_user(
        f"demo-{secrets.token_hex(3)}",
        password=password,
        first_name="Camille (démonstration)",
        organisation=Organisation.objects.create(name=BODY),
        role=Role.ANIMATOR,
        is_demo=True,
    )


def share(demonstration: Demonstration, person: User) -> None:
    """Let ``person`` lead the demonstration's cafés too, so that they stand among theirs."""
    for cafe in Cafe.objects.filter(owner=demonstration.animator):
        cafe.co_animators.add(person)


def cafes(person: User | None = None) -> QuerySet[Cafe]:
    """Return the cafés of demonstration: those that ``person`` leads, or all."""
    found = Cafe.objects.filter(is_demo=True)
    if person is None:
        return found
    return found.filter(Q(owner=person) | Q(co_animators=person)).distinct()


@transaction.atomic
def remove(which: Iterable[Cafe]) -> int:
    """Delete these cafés of demonstration, then the accounts and organisations left without any.

    Return how many cafés went. Other cafés are left alone, even if they are asked for.
    """
    gone = [cafe for cafe in which if cafe.is_demo]
    for cafe in gone:
        remove_cafe(cafe)
    accounts = User.objects.filter(is_demo=True, owned_cafes=None)
    bodies = list(accounts.values_list("organisation", flat=True))
    accounts.delete()
    Organisation.objects.filter(pk__in=bodies, members=None, cafes=None).delete()
    return len(gone)
