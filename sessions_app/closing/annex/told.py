"""How an annex tells one note: where and when it was said, and what it belongs to."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..harvested import Told
from .pieces import Line

DOT = " · "


def place(one: Told) -> str:
    """Return where a note was said, in short: « T3 · R1 », « Plénière »."""
    if one.plenary:
        return _("plénière")
    table = _("T%(number)d") % {"number": one.table or 0}
    return DOT.join([table, _("R%(number)d") % {"number": one.round}]) if one.round else table


def line(one: Told, *, full: bool = True) -> Line:
    """Return the note as a line; ``full`` adds its time, its themes and what groups said of it."""
    known = [place(one)]
    if full:
        known += [localtime(one.note.created_at).strftime("%H:%M"), *marks(one)]
        known += [theme.title for theme in one.themes]
    if one.note.validated_at:
        known.append(_("validée"))
    return Line(one.number, one.note.text, DOT.join(known))


def marks(one: Told) -> list[str]:
    """Return what groups said of a note, counted."""
    return [f"{tally.kind.label} {tally.count}" for tally in one.tallies]
