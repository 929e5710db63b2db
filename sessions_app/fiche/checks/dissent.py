"""Notes that contradict, neither used in the fiche nor set aside with a reason."""

from collections.abc import Iterator

from .material import CONTRARY, Finding, Material, fingerprint


def find(material: Material) -> Iterator[Finding]:
    """Yield each of them."""
    for note in material.contrary:
        yield Finding(CONTRARY, note.text, fingerprint(note.uid, note.text), note=note)
