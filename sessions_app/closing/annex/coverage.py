"""The pictures of an annex: which tables and which rounds stand behind each theme."""

from collections import Counter
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Question
from ..harvested import Harvested, Told
from .pieces import Matrix, Piece


def pictures(found: Harvested, question: Question) -> list[Piece]:
    """Return theme × table and theme × round for a question; nothing where it has no theme.

    A question that was asked in one round only has no second picture: it would say nothing.
    """
    if not found.themes_of(question):
        return []
    notes = found.notes_of(question)
    standing = {table.number for table in found.plan.tables}
    tables = sorted(standing | {one.table for one in notes if one.table})
    rounds = sorted({one.round for one in notes if one.round})
    pictures: list[Piece] = []
    if tables:
        pictures.append(_by_table(found, question, tables))
    if len(rounds) > 1:
        pictures.append(_by_round(found, question, rounds))
    return pictures


def _by_table(found: Harvested, question: Question, tables: Sequence[int]) -> Matrix:
    rows = _rows(found, question, tables, lambda one: one.table)
    behind = [
        ngettext("« %(theme)s » : %(n)d table", "« %(theme)s » : %(n)d tables", n)
        % {"theme": theme, "n": n}
        for theme, n in ((title, sum(map(bool, cells))) for title, cells, _first in rows)
    ]
    alt = _("Notes de chaque thème à chaque table. %(list)s.") % {"list": "; ".join(behind)}
    columns = [str(number) for number in tables]
    return Matrix(_("Thèmes et tables"), columns, rows, None, alt)


def _by_round(found: Harvested, question: Question, rounds: Sequence[int]) -> Matrix:
    rows = [
        (title, cells, next((at for at, count in enumerate(cells) if count), None))
        for title, cells, _none in _rows(found, question, rounds, lambda one: one.round)
    ]
    new = [sum(first == at for _t, _c, first in rows) for at in range(len(rounds))]
    told = [
        ngettext(
            "ronde %(round)d : %(n)d nouveau thème", "ronde %(round)d : %(n)d nouveaux thèmes", n
        )
        % {"round": round_, "n": n}
        for round_, n in zip(rounds, new, strict=True)
    ]
    alt = _("Notes de chaque thème à chaque ronde. %(list)s.") % {"list": "; ".join(told)}
    columns = [_("R%(number)d") % {"number": one} for one in rounds]
    foot = (_("Thèmes nouveaux"), new)
    return Matrix(_("Thèmes et rondes"), columns, rows, foot, alt)


def _rows(
    found: Harvested, question: Question, columns: Sequence[int], key: Callable[[Told], int | None]
) -> list[tuple[str, list[int], int | None]]:
    counted = [
        (theme.title, Counter(key(one) for one in found.behind.get(theme.pk, ())))
        for theme in found.themes_of(question)
    ]
    return [(title, [counts[column] for column in columns], None) for title, counts in counted]
