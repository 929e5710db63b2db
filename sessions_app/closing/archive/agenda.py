"""The agenda of an archive written by hand that gives none."""

from typing import Any

from ...models import PhaseKind

BEFORE = ((PhaseKind.WELCOME, 10), (PhaseKind.CONTEXT, 10), (PhaseKind.ETIQUETTE, 5))
AFTER = ((PhaseKind.HARVEST, 15), (PhaseKind.PLENARY, 20), (PhaseKind.CLOSING, 5))
ROUND, TRANSITION = (PhaseKind.ROUND, 20), (PhaseKind.TRANSITION, 3)


def usual_agenda(questions: int) -> list[dict[str, Any]]:
    """Return the usual phases, with one round of 20 minutes per question and at least one."""
    rounds = [ROUND]
    for _again in range(1, questions):
        rounds += [TRANSITION, ROUND]
    return [{"kind": str(kind), "minutes": minutes} for kind, minutes in (*BEFORE, *rounds, *AFTER)]
