"""The notes of an archive as a table that any spreadsheet opens; reading an archive ignores it.

Made from the sections alone, so that the same sections give the same bytes.
"""

from collections import defaultdict
from typing import Any

from ..raw.cells import Value, table

MEMBER = "notes.csv"
HEAD = ("Question", "Ronde", "Table", "Heure (UTC)", "Note", "Thèmes", "Source")


def notes_table(sections: dict[str, Any]) -> bytes:
    """Return the notes that stand and are not hidden, in their order, with their themes."""
    questions = [one["text"] for one in sections["cafe"]["questions"]]
    themes: dict[str, list[str]] = defaultdict(list)
    for theme in sections["themes"]:
        for uid in theme["notes"]:
            themes[uid].append(theme["title"])
    shown = [one for one in sections["notes"] if not (one["deleted_at"] or one["hidden_at"])]
    return table([HEAD, *(_line(one, questions, themes[one["uid"]]) for one in shown)])


def _line(note: dict[str, Any], questions: list[str], themes: list[str]) -> list[Value]:
    cells: list[Any] = [
        questions[note["question"] - 1],
        note.get("round"),
        note["table"],
        note["created_at"][:16].replace("T", " "),
        note["text"],
        " | ".join(themes),
        note["source"],
    ]
    return ["" if one is None else one for one in cells]
