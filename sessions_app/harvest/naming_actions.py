"""Ideas that may name a person: their table is told, and keeps them as they are or changes them.

The café's list stays on the server: only the words found in the table's own idea leave it.
"""

from collections.abc import Iterable

from ..live.events import writing
from ..live.memory import once
from ..models import Cafe, Note, Table
from ..wording.naming import named


@once
def people(cafe: Cafe) -> list[str]:
    """Return the names of the café's list."""
    return list(cafe.participants.exclude(name="").values_list("name", flat=True))


def look(cafe: Cafe, notes: Iterable[Note]) -> None:
    """Note on each idea (``may_name``) the words that may name a person, unless it is kept as it is."""
    names = people(cafe)
    for note in notes:
        kept = note.named_as_is == note.version
        note.may_name = "" if kept else named(note.text, names)  # type: ignore[attr-defined]


def keep_as_is(cafe: Cafe, table: Table, uid: str) -> None:
    """Have a table keep an idea as it is; once it changes, it is looked at again."""
    with writing(cafe) as change:
        note = Note.objects.standing().filter(cafe=change.cafe, table=table, uid=uid).first()
        if note and note.named_as_is != note.version:
            note.named_as_is = note.version
            note.save(update_fields=["named_as_is"])
            change.record("note-named-as-is", table=table, note=note.pk, question=note.question_id)
