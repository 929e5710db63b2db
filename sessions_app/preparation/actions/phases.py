"""Adding, editing, moving and removing phases. What has begun is no longer ours to change."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing
from ...live.undoable import undoable
from ...models import Cafe, HeadCount, Phase, PhaseKind, PhaseState, Seat, User
from ..order import moved, renumbered
from ..shapes import USUAL_MINUTES

# Rounds and transitions alternate: either goes after the last of both.
ALTERNATING = (PhaseKind.ROUND, PhaseKind.TRANSITION)
# What a round that is removed takes along, and brings back when that is undone.
WITH_SEATS = (Phase, Seat, HeadCount)
PhaseField = Literal["title", "minutes"]


def add(cafe: Cafe, actor: User, kind: PhaseKind) -> Phase:
    """Add a phase at the usual place of its kind, after all that has begun."""
    with undoable(cafe, actor, Phase) as change:
        phase = _insert(change, kind)
        change.record("agenda-edited", phase=phase.pk, what="added")
    return phase


def edit(cafe: Cafe, actor: User, phase: Phase, field: PhaseField, value: str | int) -> None:
    """Set the name or the minutes of a phase that has not begun."""
    with undoable(cafe, actor, Phase) as change:
        fresh = _planned(change, phase)
        if getattr(fresh, field) == value:
            return
        setattr(fresh, field, value)
        if field == "minutes":
            fresh.planned_minutes, fresh.dropped = None, False
        fresh.save(update_fields=[field, "planned_minutes", "dropped"])
        change.record("agenda-edited", phase=fresh.pk, what=field)


def move(cafe: Cafe, actor: User, phase: Phase, step: int) -> None:
    """Move a planned phase by one place among the planned ones; at either end, nothing happens."""
    with undoable(cafe, actor, Phase) as change:
        fresh = _planned(change, phase)
        phases = list(change.cafe.phases.all())
        begun = len(phases) - len(_to_come(phases))
        if phases.index(fresh) + step < begun:
            return
        if order := moved(phases, fresh, step):
            Phase.objects.bulk_update(order, ["position"])
            change.record("agenda-edited", phase=phase.pk, what="moved")


def remove(cafe: Cafe, actor: User, phase: Phase) -> None:
    """Remove a phase; refuse if it has begun or holds notes. Seats planned in it go with it."""
    with undoable(cafe, actor, *WITH_SEATS) as change:
        _drop(change, _planned(change, phase))
        change.record("agenda-edited", phase=phase.pk, what="removed")


def set_rounds(cafe: Cafe, actor: User, count: int) -> None:
    """Bring the rounds to ``count``: add them at the end with a transition, or drop the last."""
    with undoable(cafe, actor, *WITH_SEATS) as change:
        rounds = list(change.cafe.phases.filter(kind=PhaseKind.ROUND))
        for _more in range(count - len(rounds)):
            _insert_round(change)
        for one in reversed(rounds[count:]):
            _drop_with_transition(change, _planned(change, one))
        if count != len(rounds):
            change.record("agenda-edited", what="rounds", rounds=count)


def _planned(change: Writing, phase: Phase) -> Phase:
    fresh = change.cafe.phases.filter(pk=phase.pk).first()
    if fresh is None:
        raise Refusal(_("Cette étape a été retirée entre-temps. Rechargez la page."))
    if fresh.state != PhaseState.PLANNED:
        raise Refusal(
            _("« %(phase)s » a déjà commencé : cette étape ne change plus ici.") % {"phase": fresh},
            _(
                "Le reste du déroulement se modifie encore. Pour ajouter ou enlever du temps à "
                "l’étape en cours, passez à l’animation."
            ),
        )
    return fresh


def _to_come(phases: list[Phase]) -> list[Phase]:
    begun = [i for i, phase in enumerate(phases) if phase.state != PhaseState.PLANNED]
    return phases[max(begun, default=-1) + 1 :]


def _insert(change: Writing, kind: PhaseKind) -> Phase:
    phases = list(change.cafe.phases.all())
    phase = Phase(cafe=change.cafe, kind=kind, minutes=USUAL_MINUTES[kind])
    phases.insert(_usual_place(phases, kind), phase)
    renumbered(phases)
    phase.save()
    Phase.objects.bulk_update([one for one in phases if one != phase], ["position"])
    return phase


def _usual_place(phases: list[Phase], kind: PhaseKind) -> int:
    """Return where a phase of ``kind`` goes: after the last one that usually comes before it."""
    order = list(PhaseKind)
    last_kind = PhaseKind.TRANSITION if kind in ALTERNATING else kind
    rank = order.index(last_kind)
    earlier = [i for i, one in enumerate(phases) if order.index(PhaseKind(one.kind)) <= rank]
    begun = len(phases) - len(_to_come(phases))
    return max(max(earlier, default=-1) + 1, begun)


def _drop(change: Writing, phase: Phase) -> None:
    if phase.notes.exists() or phase.marks.exists() or phase.photos.exists():
        raise Refusal(
            _("Cette ronde a déjà des idées : elle ne peut plus être retirée."),
            _("Elle reste à sa place avec ses idées."),
        )
    phase.delete()


def _insert_round(change: Writing) -> None:
    """Add a round at the end, with a transition on the side where the agenda has them."""
    played = list(change.cafe.phases.filter(kind__in=ALTERNATING))
    if played and played[-1].kind == PhaseKind.ROUND:
        _insert(change, PhaseKind.TRANSITION)
    _insert(change, PhaseKind.ROUND)
    if played and played[-1].kind == PhaseKind.TRANSITION:
        _insert(change, PhaseKind.TRANSITION)


def _drop_with_transition(change: Writing, round_: Phase) -> None:
    """Remove a round and the transition after it, or else before it, so that none is left over."""
    after = change.cafe.phases.filter(position__gt=round_.position).first()
    before = change.cafe.phases.filter(position__lt=round_.position).last()
    _drop(change, round_)
    for one in (after, before):
        if one and one.kind == PhaseKind.TRANSITION and one.state == PhaseState.PLANNED:
            one.delete()
            return
