"""The matrices of a café as rows of plain values, for a file."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from .matrix import Line, Matrix
from .sheets import Row


def counts_of(every: Sequence[Matrix]) -> list[Row]:
    """Return a row per theme: its question, what it rests on, its notes by table and by round."""
    tables = sorted({table.number for one in every for table in one.tables})
    rounds = sorted({number for one in every for number in one.rounds})
    rows: list[Row] = [
        [
            *(_("Question"), _("Thème"), _("Notes"), _("Tables"), _("Rondes"), _("Secteurs")),
            _("À part"),
            *(_("Table %(number)s") % {"number": number} for number in tables),
            *(_("Ronde %(number)s") % {"number": number} for number in rounds),
            _("Plénière"),
        ]
    ]
    for one in every:
        rows += [row_of(one, line, tables, rounds) for line in one.lines]
    return rows


def row_of(one: Matrix, line: Line, tables: Sequence[int], rounds: Sequence[int]) -> Row:
    """Return the row of a line."""
    ids = {table.number: table.pk for table in one.tables}
    known = line.coverage
    return [
        *(one.question.text, line.title, known.notes, known.tables, known.rounds, known.sectors),
        line.apart,
        *(line.by_table[ids.get(number, 0)] for number in tables),
        *(line.by_round[number] for number in (*rounds, None)),
    ]


def novelties_of(every: Sequence[Matrix]) -> list[Row]:
    """Return a row per question and round: themes heard, new in it, and known by its end."""
    head = (_("Question"), _("Ronde"), _("Thèmes entendus"), _("Thèmes nouveaux"))
    rows: list[Row] = [[*head, _("Thèmes connus")]]
    for one in every:
        about = one.question.text
        rows += [[about, each.round, each.heard, each.new, each.known] for each in one.novelties]
    return rows
