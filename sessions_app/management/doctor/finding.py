"""One line of the look before the doors open: what is so, how it is, and what to do."""

from enum import StrEnum
from typing import Any, NamedTuple

from django.utils.translation import gettext, gettext_lazy


class State(StrEnum):
    """How it is; only ``FIX`` may keep the doors closed."""

    GOOD = "good"
    LOOK = "look"
    FIX = "fix"


SIGNS = {State.GOOD: "✓", State.LOOK: gettext_lazy("à voir"), State.FIX: gettext_lazy("à régler")}


class Finding(NamedTuple):
    """``todo`` is empty where all is well, except for what nobody but a person can try."""

    subject: str
    state: State
    said: str
    todo: str = ""

    @property
    def lines(self) -> str:
        """Return it for a terminal."""
        width = max(len(str(sign)) for sign in SIGNS.values())
        first = f"{SIGNS[self.state]!s:<{width}}  {self.said}"
        return f"{first}\n{'':<{width}}  → {self.todo}" if self.todo else first

    @property
    def fields(self) -> dict[str, str]:
        """Return it for a program."""
        return self._asdict() | {"state": str(self.state)}


def good(subject: str, said: str, todo: str = "") -> Finding:
    return Finding(subject, State.GOOD, said, todo)


def look(subject: str, said: str, todo: str) -> Finding:
    return Finding(subject, State.LOOK, said, todo)


def fix(subject: str, said: str, todo: str) -> Finding:
    return Finding(subject, State.FIX, said, todo)


def summary(found: list[Finding]) -> str:
    """Return the last line: whether the doors may open."""
    count = {state: sum(one.state == state for one in found) for state in State}
    if count[State.FIX]:
        return (
            gettext("À régler : %(fix)d. À voir : %(look)d. Réglez, puis relancez la commande.")
            % count
        )
    if count[State.LOOK]:
        return gettext("Rien à régler. À voir : %(look)d.") % count
    return gettext(
        "Tout est prêt de ce côté. Vérifiez aussi les tablettes, dans la console du café."
    )


def json_of(found: list[Finding]) -> dict[str, Any]:
    """Return all of it for a program."""
    return {
        "ready": not any(one.state == State.FIX for one in found),
        "findings": [one.fields for one in found],
    }
