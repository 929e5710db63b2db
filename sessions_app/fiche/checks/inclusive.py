"""Shortened doublets that the fiche's writing profile does not keep, with what may replace them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ...models import Acceptance, Block, Cafe, Fiche
from ...wording import inclusive
from ...wording.sentences import sentences
from ..forms import HEADER, PUBLICATION
from ..queries import Manuscript
from .material import INCLUSIVE, Choice, Finding, Material, fingerprint, told_apart

# A reference is the title of somebody else's publication.
APART = {"reference"}
PARTS = ("heading", "text")


def find(material: Material) -> Iterator[Finding]:
    """Yield them in the order of the page: header, blocks, publication."""
    if material.french:
        yield from _in_fiche(material.text.fiche, material.text.blocks)


def counted(cafe: Cafe, fiche: Fiche, blocks: Iterable[Block]) -> Counter[int]:
    """Return how many forms of each block nobody accepted, in one query at most.

    ``blocks`` are all those of the fiche: what is said twice is told apart by its place.
    """
    if not cafe.language.startswith("fr"):
        return Counter()
    found = told_apart(_in_fiche(fiche, blocks))
    mine = Acceptance.objects.filter(fiche=fiche, kind=INCLUSIVE)
    accepted = set(mine.values_list("about", flat=True)) if found else set()
    return Counter(one.block for one in found if one.block and one.about not in accepted)


def mixed(text: Manuscript) -> bool:
    """Tell whether a fiche shortens in several ways at once."""
    texts = [getattr(text.fiche, name) for name in (*HEADER, *PUBLICATION) if name not in APART]
    texts += [getattr(block, name) for block in text.blocks for name in PARTS]
    return len(inclusive.conventions(texts)) > 1


def _in_fiche(fiche: Fiche, blocks: Iterable[Block]) -> Iterator[Finding]:
    yield from _in_fields(fiche, HEADER)
    for block in blocks:
        yield from _in_block(block, fiche.writing_profile)
    yield from _in_fields(fiche, PUBLICATION)


def _in_fields(fiche: Fiche, names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        if name not in APART:
            text = str(getattr(fiche, name))
            yield from _in_text(text, fiche.writing_profile, f"entry-{name}", name)


def _in_block(block: Block, profile: str) -> Iterator[Finding]:
    for name in PARTS:
        text = getattr(block, name)
        yield from _in_text(text, profile, f"at-{block.pk}", name, block.pk)


def _in_text(
    text: str, profile: str, anchor: str, name: str, block: int | None = None
) -> Iterator[Finding]:
    seen: Counter[tuple[str, str]] = Counter()
    for form in inclusive.find(text, profile):
        words = around(text, form.start)
        # The same form again in one sentence is another one to look at.
        again = seen[form.form, words]
        seen[form.form, words] += 1
        about = fingerprint(profile, form.form, words, *[again] * bool(again))
        choices = tuple(
            Choice(one.start, text[one.start : one.end], one.text, one.check)
            for one in form.proposals
        )
        yield Finding(
            INCLUSIVE, words, about, anchor, form.form, block=block, part=name, choices=choices
        )


def around(text: str, at: int) -> str:
    """Return the sentence that stands at this place of a text."""
    end = 0
    for sentence in sentences(text):
        end = text.index(sentence, end) + len(sentence)
        if at < end:
            return sentence
    return text
