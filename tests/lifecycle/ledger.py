"""The ledger: what the café must hold, worked out from what was submitted and in which order."""

from dataclasses import dataclass
from typing import Any, Protocol

Sent = dict[str, Any]


class Agenda(Protocol):
    """What the ledger asks of the café's agenda at the moment of an operation."""

    def round_of(self, sent: Sent) -> int:
        """Return the round that a new idea belongs to."""

    def over(self, round_: int) -> bool:
        """Tell whether that round, or the café, is over."""


@dataclass
class Idea:
    """A note as it must stand."""

    table: int
    text: str
    round: int
    late: bool
    version: int = 1
    deleted: bool = False
    sibling_of: str | None = None


class Ledger:
    """A second, plain telling of what each operation means, to hold the product against."""

    def __init__(self) -> None:
        self.ideas: dict[str, Idea] = {}
        self.operations: dict[str, tuple[Sent, str]] = {}
        self.held: dict[str, int] = {}

    def submit(self, sent: Sent, table: int, opens: bool, agenda: Agenda) -> str:
        """Return the answer that the product must give, and note what follows from it."""
        if known := self.operations.get(sent["op"]):
            return "dup" if known[0] == sent else "refused"
        answer = self.apply(sent, table, agenda) if opens else "held"
        if answer != "refused":
            self.operations[sent["op"]] = (dict(sent), answer)
        if answer == "held":
            self.held[sent["op"]] = table
        return answer

    def apply(self, sent: Sent, table: int, agenda: Agenda) -> str:
        """Do what an operation asks."""
        idea = self.ideas.get(sent["note"])
        if idea and idea.table != table:
            return "refused"
        if sent["kind"] == "create":
            return self._create(sent, idea, table, agenda)
        if sent["kind"] == "edit":
            return self._edit(sent, idea, table, agenda)
        if sent["kind"] in ("validate", "unvalidate"):
            return self._validate(sent, idea, agenda)
        return self._delete(sent, idea) if sent["kind"] == "delete" else self._restore(idea)

    def _add(self, uid: str, sent: Sent, table: int, agenda: Agenda, beside: Idea | None) -> str:
        round_ = beside.round if beside else agenda.round_of(sent)
        late = agenda.over(round_)
        twin = sent["note"] if beside else None
        self.ideas[uid] = Idea(table, sent["text"], round_, late, sibling_of=twin)
        return "conflict" if beside else "late" if late else "ok"

    def _create(self, sent: Sent, idea: Idea | None, table: int, agenda: Agenda) -> str:
        if idea is None:
            return self._add(sent["note"], sent, table, agenda, None)
        if idea.text == sent["text"]:
            return "ok"
        return self._add(sent["op"], sent, table, agenda, idea)

    def _edit(self, sent: Sent, idea: Idea | None, table: int, agenda: Agenda) -> str:
        if idea is None:
            return self._add(sent["note"], sent, table, agenda, None)
        if idea.version == sent["base"] and not idea.deleted:
            idea.text, idea.version = sent["text"], idea.version + 1
            return "late" if agenda.over(idea.round) else "ok"
        if idea.text == sent["text"] and not idea.deleted:
            return "ok"
        return self._add(sent["op"], sent, table, agenda, idea)

    def _validate(self, sent: Sent, idea: Idea | None, agenda: Agenda) -> str:
        if idea is None:
            return "ok"
        if sent["kind"] == "validate" and idea.version != sent["base"]:
            return "conflict"
        return "late" if agenda.over(idea.round) else "ok"

    def _delete(self, sent: Sent, idea: Idea | None) -> str:
        if idea is None or idea.deleted:
            return "ok"
        if idea.version != sent["base"]:
            return "conflict"
        idea.deleted, idea.version = True, idea.version + 1
        return "ok"

    def _restore(self, idea: Idea | None) -> str:
        if idea and idea.deleted:
            idea.deleted, idea.version = False, idea.version + 1
        return "ok"

    def standing(self, table: int | None = None) -> list[str]:
        """Return the texts that stand, of one table or of all."""
        return [
            idea.text
            for idea in self.ideas.values()
            if not idea.deleted and table in (None, idea.table)
        ]
