"""Notes that nothing in the fiche rests on, and that nobody set aside or hid."""

from collections.abc import Iterator

from .material import UNUSED, Finding, Material, fingerprint


def find(material: Material) -> Iterator[Finding]:
    """Yield the unused notes; those that contradict are told apart (:mod:`dissent`)."""
    told = {note.pk for note in material.contrary}
    for note in material.notes.values():
        if note.pk in material.used or note.pk in told or note.hidden_at:
            continue
        if not hasattr(note, "set_aside"):
            yield Finding(UNUSED, note.text, fingerprint(note.uid, note.text), note=note)
