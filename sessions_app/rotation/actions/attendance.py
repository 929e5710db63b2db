"""The day itself: who arrived, who will not come, who leaves, who came unannounced."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing, writing
from ...models import Cafe, Participant, Phase, PhaseState, Seating, User
from ...models.participants import MOST_PEOPLE
from ..openings import opening
from ..seating import Room, room
from .roster import standing
from .steps import Move, keep, move, planned, put

MARKS = ("arrived_at", "absent_at", "left_at")


def arrive(cafe: Cafe, actor: User, pk: int) -> Participant:
    """Note that a person is there; one who was given up or had left gets a seat again."""
    return _mark(cafe, actor, pk, "arrived_at", "arrived")


def miss(cafe: Cafe, actor: User, pk: int) -> Participant:
    """Note that a person will not come: their seats to come are free."""
    return _mark(cafe, actor, pk, "absent_at", "absent")


def leave(cafe: Cafe, actor: User, pk: int) -> Participant:
    """Note that a person leaves before the end; the round on air keeps the fact that they sat."""
    return _mark(cafe, actor, pk, "left_at", "left")


def wait_for(cafe: Cafe, actor: User, pk: int) -> Participant:
    """Note that a person is still waited for, after a mark by mistake."""
    return _mark(cafe, actor, pk, "", "expected")


def _mark(cafe: Cafe, actor: User, pk: int, field: str, kind: str) -> Participant:
    with writing(cafe, actor) as change:
        person = standing(change.cafe, pk)
        if _stands(person, field):
            return person
        before = {name: getattr(person, name) for name in MARKS}
        was_expected = person.expected
        for name in MARKS if field != "left_at" else ("left_at",):
            setattr(person, name, None)
        if field:
            setattr(person, field, timezone.now())
        person.save(update_fields=MARKS)
        moves = move(change, _freed(change.cafe, person)) if not person.expected else []
        if person.expected and not was_expected:
            moves = seat_newcomers(change, [person])
        keep(change, kind, {person.pk: before}, moves)
        change.record("attendance-marked", person=person.pk, what=kind)
    return person


def _stands(person: Participant, field: str) -> bool:
    """Tell whether a mark already says so: a second tap, or a second animator, changes nothing."""
    if not field:
        return not any(getattr(person, name) for name in MARKS)
    marked = getattr(person, field) is not None
    return marked and (person.expected or field != "arrived_at")


def _freed(cafe: Cafe, person: Participant) -> list[Move]:
    seats = person.seats.filter(round__in=planned(cafe))
    return [(person.pk, seat.round_id, seat.table_id, None) for seat in seats]


def walk_in(cafe: Cafe, actor: User, name: str = "", sector: str = "") -> Participant:
    """Add a person who came unannounced, by name or by number alone, and give them free seats."""
    with writing(cafe, actor) as change:
        numbers = set(change.cafe.participants.values_list("number", flat=True))
        if len(numbers) >= MOST_PEOPLE:
            raise Refusal(_("Une liste compte au plus %(most)d personnes.") % {"most": MOST_PEOPLE})
        person = Participant.objects.create(
            cafe=change.cafe,
            number=max(numbers, default=0) + 1,
            name=name,
            sector=sector,
            walk_in=True,
            arrived_at=timezone.now(),
        )
        moves = seat_newcomers(change, [person])
        keep(change, "walk-in", {person.pk: {"removed_at": timezone.now()}}, moves)
        change.record("attendance-marked", person=person.pk, what="walk-in")
    return person


def seat_newcomers(change: Writing, people: Iterable[Participant]) -> list[Move]:
    """Give people free seats in the round on air and those to come that are planned; none moves."""
    here = room(change.cafe)
    cap = Seating.objects.filter(cafe=change.cafe).values_list("cap", flat=True).first()
    made: list[Move] = []
    for person in people:
        for round_ in _open_rounds(here):
            seats = here.placed.setdefault(round_.pk, {})
            table = opening(_tables(here, seats), _met(here, person.pk), cap, person.hosts_id)
            if person.pk in seats or table is None:
                continue
            seats[person.pk] = table
            made.append((person.pk, round_.pk, None, table))
    return put(change, made)


def _open_rounds(here: Room) -> list[Phase]:
    """Return the round on air and the coming ones, of those that have seats."""
    open_states = (PhaseState.PLANNED, PhaseState.RUNNING, PhaseState.PAUSED)
    return [one for one in here.rounds if one.state in open_states and here.placed.get(one.pk)]


def _tables(here: Room, seats: dict[int, int]) -> dict[int, set[int]]:
    """Return who of those still there sits at each standing table."""
    present = {one.pk for one in here.people}
    found: dict[int, set[int]] = {table.pk: set() for table in here.tables}
    for person, table in seats.items():
        if person in present and table in found:
            found[table].add(person)
    return found


def _met(here: Room, person: int) -> set[int]:
    """Return whom a person meets in any round."""
    met: set[int] = set()
    for seats in here.placed.values():
        if table := seats.get(person):
            met |= {other for other, at in seats.items() if at == table}
    return met - {person}
