"""What tests of the board share: its notes, its themes, and Ana's hand on it."""

from typing import Any

from django.test import Client

from sessions_app.models import Cafe, Note, Question, Theme
from sessions_app.synthesis import actions
from tests.cast import add_note


def question(cafe: Cafe, index: int = 0) -> Question:
    return cafe.questions.all()[index]


def theme(cafe: Cafe, title: str, *notes: Note, index: int = 0) -> Theme:
    return actions.add_theme(cafe, question(cafe, index), title, notes=notes, actor=cafe.owner)


def three_notes(cafe: Cafe) -> list[Note]:
    return [add_note(cafe, f"Idée {number}", table=number) for number in (1, 2, 3)]


def inside(theme: Theme) -> list[str]:
    """Return the texts in a theme, in order."""
    return list(theme.placements.values_list("note__text", flat=True))


def titles(cafe: Cafe) -> list[str]:
    return list(Theme.objects.filter(cafe=cafe).values_list("title", flat=True))


def send(browser: Client, cafe: Cafe, path: str, **sent: Any) -> Any:
    """Post to the board as its page does."""
    sent.setdefault("question", question(cafe).pk)
    address = f"/cafes/{cafe.code}/synthese/{path}"
    return browser.post(address, sent, headers={"HX-Request": "true"})


def place(browser: Client, cafe: Cafe, *notes: Note, **sent: Any) -> Any:
    """Move notes as the page does: ``theme`` and ``from`` are themes' numbers."""
    return send(browser, cafe, "placer/", notes=",".join(str(note.pk) for note in notes), **sent)
