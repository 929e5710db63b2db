"""Note sheets that came back on paper: which ones wait to be typed, told by the log.

A sheet is named by its round, its table and its rank among the sheets of that group (1, 2…).
"""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..models import Cafe, Phase, Question, Table
from ..preparation.kit.pieces import sheet_code
from ..preparation.queries import Programme, every_table, programme

CODE = re.compile(
    r"(?:(?P<cafe>[A-Z0-9]{6})\W*)?R(?P<round>\d{1,2})\W*T(?P<table>\d{1,3})(?:\W+(?P<rank>\d))?"
)
RECEIVED, TYPED = "sheet-received", "sheet-typed"
Key = tuple[int, int, int]


@dataclass(frozen=True)
class Sheet:
    """A sheet that came back. ``ideas`` is how many were typed from it, None while it waits."""

    round: Phase
    number: int
    table: Table
    rank: int
    code: str
    question: Question | None
    ideas: int | None = None

    @property
    def key(self) -> Key:
        """Return what names the sheet."""
        return self.round.pk, self.table.pk, self.rank


def sheets(cafe: Cafe) -> list[Sheet]:
    """Return every sheet that came back, in the order in which they did."""
    there, tables = programme(cafe), every_table(cafe)
    rounds = {one.pk: one for one in there.rounds}
    found: dict[Key, Sheet] = {}
    for event in cafe.events.filter(kind__in=(RECEIVED, TYPED)).order_by("seq"):
        round_, table = rounds.get(event.facts.get("round", 0)), tables.get(event.table_id or 0)
        if round_ is None or table is None:
            continue
        sheet = named(there, round_, table, event.facts.get("number", 1))
        ideas = len(event.facts.get("notes") or ()) if event.kind == TYPED else None
        found[sheet.key] = replace(sheet, ideas=ideas)
    return list(found.values())


def waiting(cafe: Cafe) -> int:
    """Count the sheets that are still to be typed."""
    return sum(sheet.ideas is None for sheet in sheets(cafe))


def named(there: Programme, round_: Phase, table: Table, rank: int) -> Sheet:
    """Return a sheet by what it is of."""
    number = there.number(round_) or 0
    code = sheet_code(there.cafe, number, table.number)
    question = there.question_for(table, round_)
    return Sheet(round_, number, table, rank, code + (f"-{rank}" if rank > 1 else ""), question)


def by_code(cafe: Cafe, code: str) -> Sheet:
    """Return the sheet that bears a code; the café's part may be left out.

    Refuses what is no code, another café's, or a round or a table that there is not.
    """
    found = CODE.fullmatch(code.strip().upper())
    if found is None:
        raise wrong(
            _("Ce code n’est pas celui d’une feuille. Il ressemble à %(code)s.")
            % {"code": sheet_code(cafe, 1, 1)}
        )
    if found["cafe"] not in (None, cafe.code):
        raise wrong(
            _("Cette feuille est celle d’un autre café : son code commence par %(code)s.")
            % {"code": found["cafe"]}
        )
    there = programme(cafe)
    number, wanted = int(found["round"]), int(found["table"])
    table = next((one for one in every_table(cafe).values() if one.number == wanted), None)
    if not 1 <= number <= len(there.rounds) or table is None:
        raise wrong(
            _("Ce café n’a pas de ronde %(round)d ou de table %(table)d.")
            % {"round": number, "table": wanted}
        )
    return named(there, there.rounds[number - 1], table, int(found["rank"] or 1) or 1)


def wrong(sentence: object) -> Refusal:
    """Return the refusal of a code that names no sheet of this café."""
    return Refusal(sentence, _("Rien n’a été ajouté à la file."), status=422)
