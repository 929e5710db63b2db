"""What the table of raw notes says of each note, without anybody's name."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ...models import Cafe
from ..harvested import Told, harvested
from .cells import Value

JOIN = " | "


def columns() -> dict[str, str]:
    """Return each column by its key in JSON, with its heading in the language of the reader."""
    return {
        "number": _("Numéro"),
        "question": _("Question"),
        "round": _("Ronde"),
        "table": _("Table"),
        "time": _("Heure"),
        "note": _("Note"),
        "themes": _("Thèmes"),
        "marks": _("Réactions"),
        "source": _("Source"),
        "validated": pgettext("note", "Validée par la table"),
    }


def rows(cafe: Cafe) -> list[dict[str, Any]]:
    """Return a row per note: neither taken back nor held nor hidden, in reading order."""
    return [
        {key: tell(one) for key, tell in TELL.items()} | {"number": one.number}
        for one in harvested(cafe).notes
    ]


def flat(row: dict[str, Any]) -> list[Value]:
    """Return the cells of a row: lists joined, nothing for what there is none of."""
    marks = [f"{kind} : {count}".replace(" :", "\u00a0:") for kind, count in row["marks"].items()]
    cells = row | {
        "themes": JOIN.join(row["themes"]),
        "marks": JOIN.join(marks),
        "validated": _("oui") if row["validated"] else "",
    }
    return ["" if cells[key] is None else cells[key] for key in columns()]


def _validated(one: Told) -> bool:
    return one.note.validated_at is not None


TELL: dict[str, Callable[[Told], Any]] = {
    "question": lambda one: str(one.note.question),
    "round": lambda one: one.round,
    "table": lambda one: one.table,
    "time": lambda one: timezone.localtime(one.note.created_at).strftime("%Y-%m-%d %H:%M"),
    "note": lambda one: one.note.text,
    "themes": lambda one: [theme.title for theme in one.themes],
    "marks": lambda one: {str(tally.kind.label): tally.count for tally in one.tallies},
    "source": lambda one: str(one.note.get_source_display()),
    "validated": _validated,
}
