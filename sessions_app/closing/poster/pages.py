"""What a poster says: a page per question with its themes, how much is behind each, and key notes."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...facilitation.returning import way_back
from ...models import Cafe, Question, ReturnNote, Theme
from ...preparation.kit.pieces import qr
from ..harvested import Harvested, Told, harvested
from ..returning.suggestion import LONGEST, suggested

# With this many themes or fewer, each has room for two notes.
FEW = 3


def wall(cafe: Cafe) -> list[dict[str, Any]]:
    """Return a page for each question that has notes."""
    found = harvested(cafe)
    chosen = set(ReturnNote.objects.filter(page__cafe=cafe).values_list("note", flat=True))
    key = chosen | {one.note.pk for one in suggested(found, chosen, each=2)}
    questions = [one for one in found.plan.questions if found.notes_of(one)]
    return [_page(found, question, key, len(questions)) for question in questions]


def _page(found: Harvested, question: Question, key: set[int], of: int) -> dict[str, Any]:
    themes = [one for one in found.themes_of(question) if found.behind.get(one.pk)]
    notes = found.notes_of(question)
    return {
        "number": str(found.plan.questions.index(question) + 1) if of > 1 else "",
        "question": question.text,
        "summary": _behind(notes),
        "themes": _themes(found, themes, key),
        "apart": [] if themes else [_short(one) for one in notes[:6]],
    }


def _themes(found: Harvested, themes: list[Theme], key: set[int]) -> list[dict[str, Any]]:
    """Return each theme with its key notes; a note that is in two stands under the first."""
    room = 2 if len(themes) <= FEW else 1
    told, seen = [], set()
    for theme in themes:
        behind = found.behind[theme.pk]
        mine = [one for one in behind if one.note.pk in key and one.note.pk not in seen][:room]
        seen |= {one.note.pk for one in mine}
        count, unit = str(len(behind)), ngettext("idée", "idées", len(behind))
        words = {"title": theme.title, "count": count, "unit": unit, "tables": _tables(behind)}
        told.append(words | {"notes": [_short(one) for one in mine]})
    return told


def _behind(notes: list[Told]) -> str:
    """Return how many notes and tables: « 12 idées · 8 tables »."""
    told = ngettext("%(n)d idée", "%(n)d idées", len(notes)) % {"n": len(notes)}
    return " · ".join(filter(None, [told, _tables(notes)]))


def _tables(notes: list[Told]) -> str:
    """Return how many tables: « 8 tables »; empty where none is known."""
    tables = len({one.table for one in notes if one.table})
    return ngettext("%(n)d table", "%(n)d tables", tables) % {"n": tables} if tables else ""


def _short(one: Told) -> str:
    """Return a note as it fits on a wall: whole where it is short."""
    text = " ".join(one.note.text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"


def back(cafe: Cafe) -> list[dict[str, Any]]:
    """Return the way into the return page; empty while it is closed."""
    way = way_back(cafe)
    if way is None:
        return []
    return [
        {
            "qr": qr(way.target),
            "address": way.address,
            "code": way.code,
            "invite": _("Relisez ce que la salle a dit"),
            "scan": _("Balayez ce code avec votre téléphone, ou ouvrez"),
            "type": _("et tapez"),
        }
    ]
