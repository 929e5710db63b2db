"""Reading the themes of an archive, with the notes placed in them."""

from typing import Any

from django.utils.translation import gettext as _

from ...models import Note, Placement, Theme
from . import schema
from .checks import Wrong, record, rows
from .draft import Draft


def read_themes(draft: Draft, found: object) -> None:
    """Read the themes with the notes placed in them, in order."""
    for path, one in rows(found, "themes"):
        given = record(schema.THEME, one, path)
        question = draft.at(one["question"], draft.questions, f"{path}.question")
        theme = Theme(cafe=draft.cafe, question=question, position=len(draft.themes), **given)
        draft.themes.append(theme)
        inside = notes_named(draft, one, path)
        apart = notes_named(draft, one, path, "dissent")
        if any(note not in inside for note in apart):
            raise Wrong(
                f"{path}.dissent", _("ces notes doivent aussi être dans « notes ». Ajoutez-les-y.")
            )
        draft.placements += [
            Placement(theme=theme, note=note, position=position, dissent=note in apart)
            for position, note in enumerate(inside)
        ]


def notes_named(draft: Draft, one: dict[str, Any], path: str, key: str = "notes") -> list[Note]:
    """Return the notes that a theme or a block names, each once."""
    found: list[Note] = []
    for at, uid in rows(one.get(key), f"{path}.{key}"):
        note = draft.note(uid, at)
        if note is None or any(note is other for other in found):
            raise Wrong(at, _("chaque note est nommée une seule fois ici. Retirez le double."))
        found.append(note)
    return found
