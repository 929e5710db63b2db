"""Setting who sits where: how many come, the plan of the rounds, two people who swap."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing, writing
from ...models import Cafe, Participant, Phase, Seat, Seating, User
from ..seating import Room, room
from ..terms import Plan, Round
from .steps import Move, keep, move

# A plan is asked for by a tap: what is not proven best by then is good enough.
SECONDS = 3.0


def set_counts(cafe: Cafe, actor: User, expected: int | None, cap: int | None) -> None:
    """Set how many people come where no names are known, and how many a table takes."""
    with writing(cafe, actor) as change:
        now = {"expected": expected, "cap": cap}
        Seating.objects.update_or_create(cafe=change.cafe, defaults=now)
        change.record("roster-edited", what="counts")


def draw(cafe: Cafe, actor: User, seed: int, seconds: float = SECONDS) -> Plan:
    """Plan every round anew by this seed; refuse once a round has begun: its seats are facts."""
    here = room(cafe)
    _check(here)
    made = here.draw(seed, seconds)
    with writing(cafe, actor) as change:
        now = room(change.cafe)
        if (now.people, now.rounds, now.tables) != (here.people, here.rounds, here.tables):
            raise Refusal(_("La liste a changé pendant le calcul. Refaites le plan."))
        _check(now)
        moves = moves_to(now, made.rounds, now.rounds)
        Seating.objects.update_or_create(cafe=change.cafe, defaults={"seed": seed})
        keep(change, "drawn", {}, move(change, moves))
        change.record("seats-changed", what="drawn")
    return made


def _check(here: Room) -> None:
    if not here.people:
        raise Refusal(_("Il n’y a encore personne à placer. Ajoutez d’abord des personnes."))
    if not here.tables or not here.rounds:
        raise Refusal(_("Un plan demande au moins une table et une ronde. Ajoutez-les d’abord."))
    if here.coming != here.rounds:
        raise Refusal(
            _("Une ronde a déjà commencé : ses places sont des faits."),
            _("Pour les rondes à venir, replacez les personnes depuis la page de l’accueil."),
        )


def moves_to(here: Room, rows: Sequence[Round], rounds: Sequence[Phase]) -> list[Move]:
    """Return the moves from the seats as they are to these ones, a row for each of ``rounds``."""
    moves: list[Move] = []
    for one, row in zip(rounds, rows, strict=True):
        before = here.placed.get(one.pk, {})
        after = {
            int(key): table.pk for table, keys in zip(here.tables, row, strict=True) for key in keys
        }
        everybody = before.keys() | after.keys()
        moves += [(who, one.pk, before.get(who), after.get(who)) for who in everybody]
    return [one for one in moves if one[2] != one[3]]


def swap(cafe: Cafe, actor: User, round_: Phase, one: Participant, other: Participant) -> None:
    """Let two people of a round to come take each other's seat."""
    with writing(cafe, actor) as change:
        seats = _seats(change, round_, (one, other))
        if len(seats) != 2:
            raise Refusal(
                _("Une de ces personnes n’a plus de place dans cette ronde. Rechargez la page.")
            )
        moves = move(
            change,
            [
                (one.pk, round_.pk, seats[one.pk], seats[other.pk]),
                (other.pk, round_.pk, seats[other.pk], seats[one.pk]),
            ],
        )
        if not moves and seats[one.pk] != seats[other.pk]:
            raise Refusal(
                _("Cette ronde a commencé : ses places ne changent plus."),
                _("Les rondes à venir se modifient encore."),
            )
        if moves:
            keep(change, "swapped", {}, moves)
            change.record("seats-changed", people=[one.pk, other.pk], what="swapped")


def _seats(change: Writing, round_: Phase, people: Sequence[Participant]) -> dict[int, int]:
    found = Seat.objects.filter(round=round_, round__cafe=change.cafe, participant__in=people)
    return dict(found.values_list("participant", "table"))
