"""Leading the café: start, pause, lengthen, go back, finish; answer calls."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.events import Writing, writing
from ..live.undoable import undoable
from ..models import Cafe, Call, Phase, PhaseState, Table, User
from ..preparation.queries import Programme, programme
from . import clock as clocks
from .clock import Clock
from .clock_actions import follow_the_clock
from .notice_actions import before
from .projection_actions import show_phase

CLOCK_FIELDS = ["state", "started_at", "ended_at", "deadline", "left", "duration"]


def milliseconds(at: datetime) -> int:
    """Return a moment as the clock counts it."""
    return round(at.timestamp() * 1000)


def clock_of(phase: Phase) -> Clock:
    """Return the clock stored in a phase."""
    given = phase.minutes * clocks.MINUTE if phase.duration is None else phase.duration
    return Clock(given, phase.deadline, phase.left)


@contextmanager
def conducting(cafe: Cafe, actor: User | None) -> Iterator[Writing]:
    """Write on the clock of ``cafe``, once it has followed the server's own."""
    follow_the_clock()
    with undoable(cafe, actor, Cafe, Phase) as change:
        yield change


def _wind(phase: Phase, clock: Clock) -> None:
    phase.duration, phase.deadline, phase.left = clock.duration, clock.deadline, clock.left
    phase.state = PhaseState.PAUSED if clock.paused else PhaseState.RUNNING


def _store(change: Writing, *phases: Phase) -> None:
    for phase in phases:
        phase.save(update_fields=CLOCK_FIELDS)
    change.cafe.clock_revision += 1
    change.cafe.save(update_fields=["clock_revision"])


def _end(plan: Programme, now: datetime) -> Phase | None:
    if phase := plan.current:
        phase.state, phase.ended_at = PhaseState.DONE, now
    return phase


def _on_air(plan: Programme) -> Phase:
    if plan.current is None:
        raise Refusal(
            _("Aucune étape n’est en cours : le chronomètre est arrêté."),
            _("L’écran montre maintenant où en est le café."),
        )
    return plan.current


def start_next(cafe: Cafe, actor: User | None, expected: int) -> None:
    """End the phase on air and start the next one.

    ``expected`` is the phase that the animator saw on the button: if somebody else has started it
    meanwhile, refuse, so that two animators never skip a phase together.
    """
    with conducting(cafe, actor) as change:
        plan, now = programme(change.cafe), timezone.now()
        phase = plan.next_phase
        if phase is None or phase.pk != expected:
            raise Refusal(
                _("Une autre personne vient de changer d’étape. Rien n’a été fait deux fois."),
                _("L’écran montre maintenant l’étape en cours."),
            )
        before(change, phase)
        ended = _end(plan, now)
        if ended:
            ended.save(update_fields=CLOCK_FIELDS)
        phase.started_at, phase.ended_at = now, None
        _wind(phase, clocks.start(phase.minutes, milliseconds(now)))
        _store(change, phase)
        show_phase(change)
        change.record("phase-started", phase=phase.pk, number=plan.number(phase))


def finish(cafe: Cafe, actor: User | None, expected: int) -> None:
    """End the last phase (``expected``, as seen on the button), and with it the café."""
    with conducting(cafe, actor) as change:
        plan, now = programme(change.cafe), timezone.now()
        if plan.next_phase or plan.current is None or plan.current.pk != expected:
            raise Refusal(_("Le café n’en est pas à sa dernière étape. Rien n’a été changé."))
        phase = _on_air(plan)
        _end(plan, now)
        _store(change, phase)
        change.cafe.closed_at = now
        change.cafe.save(update_fields=["closed_at"])
        show_phase(change)
        change.record("cafe-finished", phase=phase.pk)


def step_back(cafe: Cafe, actor: User | None, expected: int) -> None:
    """Undo the last start or the finish: the phase before comes back with its own deadline.

    ``expected`` is the phase that the animator saw on air, or last ended.
    """
    with conducting(cafe, actor) as change:
        plan = programme(change.cafe)
        begun = [phase for phase in plan.phases if phase.state != PhaseState.PLANNED]
        if not begun or begun[-1].pk != expected:
            raise Refusal(
                _("Une autre personne vient de changer d’étape. Rien n’a été fait deux fois."),
                _("L’écran montre maintenant l’étape en cours."),
            )
        if plan.current:
            left = begun.pop()
            left.state, left.started_at, left.ended_at = PhaseState.PLANNED, None, None
            left.deadline = left.left = left.duration = None
            left.save(update_fields=CLOCK_FIELDS)
        back = begun[-1] if begun else None
        if back:
            back.ended_at = None
            _wind(back, clock_of(back))
            back.save(update_fields=CLOCK_FIELDS)
        _store(change)
        change.cafe.closed_at = None
        change.cafe.save(update_fields=["closed_at"])
        show_phase(change)
        change.record("phase-reopened", phase=back.pk if back else None)


def pause(cafe: Cafe, actor: User | None) -> None:
    """Stop the clock of the phase on air; already stopped is fine."""
    with conducting(cafe, actor) as change:
        phase = _on_air(programme(change.cafe))
        _wind(phase, clocks.pause(clock_of(phase), milliseconds(timezone.now())))
        _store(change, phase)
        change.record("phase-paused", phase=phase.pk)


def resume(cafe: Cafe, actor: User | None) -> None:
    """Let the clock run again with what was left; already running is fine."""
    with conducting(cafe, actor) as change:
        phase = _on_air(programme(change.cafe))
        _wind(phase, clocks.resume(clock_of(phase), milliseconds(timezone.now())))
        _store(change, phase)
        change.record("phase-resumed", phase=phase.pk)


def extend(cafe: Cafe, actor: User | None, minutes: int) -> None:
    """Give the phase on air ``minutes`` more, or take them (negative, down to zero left)."""
    with conducting(cafe, actor) as change:
        phase = _on_air(programme(change.cafe))
        now = milliseconds(timezone.now())
        _wind(phase, clocks.extend(clock_of(phase), minutes * clocks.MINUTE, now))
        _store(change, phase)
        change.record("phase-extended", phase=phase.pk, minutes=minutes)


def end_call(cafe: Cafe, table: Table, actor: User | None = None, *, by_link: bool = False) -> None:
    """Take a table's call (``actor``, or who conducts ``by_link``, comes), or withdraw it (the
    table); no open call is fine."""
    taken = actor is not None or by_link
    change_of = undoable(cafe, actor, Call) if taken else writing(cafe)
    with change_of as change:
        ended = {"ended_at": timezone.now(), "taken": taken}
        if Call.objects.filter(table=table, ended_at=None).update(**ended):
            change.record("call-ended", table=table, taken=taken)


def call_animator(cafe: Cafe, table: Table) -> None:
    """Ask for the animator at a table; a second call while one is open changes nothing."""
    with writing(cafe) as change:
        _call, new = Call.objects.get_or_create(table=table, ended_at=None)
        if new:
            change.record("animator-called", table=table)
