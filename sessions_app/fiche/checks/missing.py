"""Sections that no reader will see, and fields that a publication should have."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..entries import LABELS
from .material import EMPTY, MISSING, Finding, Material, fingerprint

# Not every fiche has a reference, people to thank, a grant or a heading of its own for its authors.
EXPECTED = (
    "issuer", "authors", "edition", "diffusion", "reproduction", "copyright", "issn", "legal_deposit"
)  # fmt: skip


def find(material: Material) -> Iterator[Finding]:
    """Yield the empty sections and the empty fields."""
    for part in material.text.parts:
        if part.head and part.blank:
            block = part.head.block
            words = block.heading or _("Section sans titre")
            yield Finding(EMPTY, words, fingerprint(block.heading), f"at-{block.pk}")
    for name in EXPECTED:
        if not str(getattr(material.text.fiche, name)).strip():
            yield Finding(MISSING, str(LABELS[name]), fingerprint(name), f"entry-{name}")
