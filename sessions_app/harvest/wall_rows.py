"""What the wall is made of: cells in rows, rows in groups, one group for each question."""

from dataclasses import dataclass

from ..models import Note, Phase, PhaseState, Question, Table
from ..preparation.queries import Programme
from ..preparation.readiness import FEW, enumerated, in_short


def row_id(question: int, round_: int | None) -> str:
    """Return the id on the page of a round of a question; None is outside the rounds."""
    return f"wall-{question}-{round_ or 0}"


@dataclass(frozen=True)
class Cell:
    """What one table sent in one round about one question."""

    table: Table
    notes: list[Note]


@dataclass(frozen=True)
class Row:
    """One round of one question: a cell for each table that was asked or sent a note.

    ``asked`` are the tables of which the programme asks it; without any, it is there for its notes
    alone.
    """

    question: Question
    round: Phase | None
    number: int | None
    places: list[Cell]
    asked: list[Table]

    @property
    def dom_id(self) -> str:
        """Return the id of this row's region."""
        return row_id(self.question.pk, self.round.pk if self.round else None)

    @property
    def cells(self) -> list[Cell]:
        """Return the cells that hold notes."""
        return [cell for cell in self.places if cell.notes]

    def cell(self, table: int | None) -> Cell | None:
        """Return the cell of a table, if it has one here."""
        return next((cell for cell in self.places if cell.table.pk == table), None)

    @property
    def planned(self) -> bool:
        """Tell whether this round is still to come."""
        return self.round is not None and self.round.state == PhaseState.PLANNED

    @property
    def silent(self) -> list[Table]:
        """Return the tables that were asked, in a round already begun, and sent nothing."""
        if self.round is None or self.planned:
            return []
        heard = {cell.table.pk for cell in self.cells}
        return [table for table in self.asked if table.pk not in heard]

    @property
    def count(self) -> int:
        """Return how many notes this row holds."""
        return sum(len(cell.notes) for cell in self.cells)

    @property
    def silent_names(self) -> str:
        """Return the silent tables as a reader says them: « 4, 7 et 9 »; by name while they are few."""
        if len(self.silent) > FEW:
            return in_short([one.number for one in self.silent])
        return enumerated(
            [f"{t.number} ({t.name})" if t.name else f"{t.number}" for t in self.silent]
        )


@dataclass(frozen=True)
class Group:
    """A question with its rounds and with what the plenary said about it."""

    question: Question
    number: int
    rows: list[Row]
    plenary: list[Note]

    @property
    def dom_id(self) -> str:
        """Return the id of this question's region."""
        return f"wall-group-{self.question.pk}"

    @property
    def shown(self) -> bool:
        """Tell whether anybody is asked this question or answered it."""
        return bool(self.rows or self.plenary)

    @property
    def count(self) -> int:
        """Return how many notes this question received, the plenary's included."""
        return sum(row.count for row in self.rows) + len(self.plenary)


@dataclass(frozen=True)
class Wall:
    """The whole harvest, read in six queries; ``every`` has a group for each question."""

    programme: Programme
    every: list[Group]

    @property
    def groups(self) -> list[Group]:
        """Return the groups that are shown: not those of questions that nobody is asked."""
        return [group for group in self.every if group.shown]

    @property
    def count(self) -> int:
        """Return how many notes the café received."""
        return sum(group.count for group in self.groups)

    @property
    def validated(self) -> int:
        """Return how many notes their table holds for right."""
        rows = [row for group in self.groups for row in group.rows]
        return sum(1 for row in rows for c in row.cells for n in c.notes if n.validated_at)

    @property
    def plenary_count(self) -> int:
        """Return how many notes come from the plenary."""
        return sum(len(group.plenary) for group in self.groups)

    @property
    def silences(self) -> list[Row]:
        """Return the rows of rounds already begun in which a table sent nothing, by round."""
        found = [row for group in self.groups for row in group.rows if row.silent]
        return sorted(found, key=lambda row: row.number or 0)
