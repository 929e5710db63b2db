"""Shortened doublets that the fiche's writing profile does not keep, with what may replace them."""

from collections.abc import Iterator

from ...models import Block
from ...wording import inclusive
from ...wording.sentences import sentences
from ..entries import LABELS
from .material import INCLUSIVE, Finding, Material, fingerprint

# A reference is the title of somebody else's publication.
APART = {"reference"}


def find(material: Material) -> Iterator[Finding]:
    """Yield them in the order of the page: header, blocks, publication."""
    if not material.french:
        return
    fiche, profile = material.text.fiche, material.text.fiche.writing_profile
    for row in material.text.rows:
        yield from _in_block(row.block, profile)
    for name in LABELS.keys() - APART:
        text = str(getattr(fiche, name))
        for form in inclusive.find(text, profile):
            about = fingerprint(profile, form.form, around(text, form.start))
            words = around(text, form.start)
            yield Finding(
                INCLUSIVE, words, about, f"entry-{name}", form.form, proposals=form.proposals
            )


def _in_block(block: Block, profile: str) -> Iterator[Finding]:
    for name in ("heading", "text"):
        text = getattr(block, name)
        for form in inclusive.find(text, profile):
            words = around(text, form.start)
            about = fingerprint(profile, form.form, words)
            yield Finding(
                INCLUSIVE,
                words,
                about,
                f"block-{block.pk}",
                form.form,
                block=block.pk,
                part=name,
                proposals=form.proposals,
            )


def around(text: str, at: int) -> str:
    """Return the sentence that stands at this place of a text."""
    end = 0
    for sentence in sentences(text):
        end = text.index(sentence, end) + len(sentence)
        if at < end:
            return sentence
    return text
