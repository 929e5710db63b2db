"""What was done to the roster and the seats, kept so that the last thing done can be undone."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing, writing
from ...models import Cafe, Participant, Phase, PhaseState, RosterStep, Seat, User
from ...models.agenda import ON_AIR

MOMENTS = {"arrived_at", "absent_at", "left_at", "removed_at"}
FIELDS = [*sorted(MOMENTS), "name", "sector", "language", "access", "hosts_id"]
# A seat changed: the person, the round, the table before and after (None: no seat).
Move = tuple[int, int, int | None, int | None]


def keep(
    change: Writing, kind: str, people: Mapping[int, Mapping[str, Any]], moves: Iterable[Move] = ()
) -> RosterStep:
    """Remember the fields of people and the seats as they stood before."""
    before = {
        str(pk): {name: _plain(value) for name, value in fields.items()}
        for pk, fields in people.items()
    }
    return RosterStep.objects.create(
        cafe=change.cafe, kind=kind, people=before, seats=[list(move) for move in moves]
    )


def move(change: Writing, moves: Iterable[Move]) -> list[Move]:
    """Set these seats, in rounds that have not begun; return the moves that were made."""
    open_rounds = set(planned(change.cafe).values_list("pk", flat=True))
    return put(change, [one for one in moves if one[1] in open_rounds])


def put(change: Writing, moves: Iterable[Move]) -> list[Move]:
    """Set these seats whatever the round: for a newcomer in the round on air."""
    made = [one for one in moves if one[2] != one[3]]
    for person, round_, *_tables in made:
        Seat.objects.filter(participant=person, round=round_, round__cafe=change.cafe).delete()
    Seat.objects.bulk_create(
        Seat(participant_id=person, round_id=round_, table_id=after)
        for person, round_, _before, after in made
        if after is not None
    )
    return made


def planned(cafe: Cafe) -> Any:
    """Return the rounds that have not begun: only their seats may still change."""
    return Phase.objects.filter(cafe=cafe, kind="round", state=PhaseState.PLANNED)


def _on_air(cafe: Cafe) -> set[int]:
    """Return the round on air: a seat given there to a newcomer by mistake can be taken back."""
    return {one.pk for one in Phase.objects.filter(cafe=cafe, state__in=ON_AIR)}


def last_step(cafe: Cafe) -> RosterStep | None:
    """Return what was done last and not undone."""
    return cafe.roster_steps.filter(undone_at=None).last()


def undo(cafe: Cafe, actor: User, expected: int) -> None:
    """Undo what was done last, ``expected`` as the button named it.

    Seats of rounds that have begun since stay as they are: they are facts.
    """
    with writing(cafe, actor) as change:
        step = last_step(change.cafe)
        if step is None or step.pk != expected:
            raise Refusal(
                _("Autre chose a été fait depuis : ceci ne peut plus être annulé d’un geste."),
                _("L’écran montre maintenant ce qui a été fait en dernier."),
            )
        for person in Participant.objects.filter(cafe=change.cafe, pk__in=list(step.people)):
            _restore(person, step.people[str(person.pk)])
        back: list[Move] = [(one[0], one[1], one[3], one[2]) for one in step.seats]
        move(change, back)
        put(change, [one for one in back if one[3] is None and one[1] in _on_air(change.cafe)])
        step.undone_at = timezone.now()
        step.save(update_fields=["undone_at"])
        change.record("roster-undone", what=step.kind)


def _restore(person: Participant, before: Mapping[str, Any]) -> None:
    known = {name: value for name, value in before.items() if name in FIELDS}
    for name, value in known.items():
        moment = name in MOMENTS and isinstance(value, str)
        setattr(person, name, parse_datetime(value) if moment else value)
    person.save(update_fields=[name.removesuffix("_id") for name in known])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
