"""Notes and passages that may name a person: to be reworded, hidden, or kept knowingly."""

from collections.abc import Iterator

from ...wording.naming import named
from .material import NAMED, Finding, Material, fingerprint


def find(material: Material) -> Iterator[Finding]:
    """Yield the passages of the fiche, then the notes that are not hidden."""
    for row in material.said:
        if words := named(row.block.text, material.people):
            about = fingerprint(row.block.text)
            yield Finding(NAMED, row.block.text, about, f"at-{row.block.pk}", remark=words)
    for note in material.notes.values():
        words = "" if note.hidden_at else named(note.text, material.people)
        if words:
            about = fingerprint(note.uid, note.text)
            yield Finding(NAMED, note.text, about, remark=words, note=note)
