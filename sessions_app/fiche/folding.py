"""Folds the flat blocks of the editor into a :class:`FicheDocument`, setting the type once.

One database row is one :class:`FlatBlock`; the caller copies the fields, in order of position.

- ``section`` opens a section (``shape``, ``heading``) that runs to the next one;
- ``theme`` opens a theme inside it (``heading``), numbered in shape C;
- consecutive ``bullet`` blocks form one list, under the open theme if there is one;
- ``lead_in`` announces a list, under the open theme if there is one;
- ``paragraph`` belongs to the open theme in shape C; elsewhere it closes the theme;
- ``box`` stands where it was put (``box``, ``heading``, ``text``, ``url``).

Before the first section, blocks form the opening. In a paragraph and a box each line of text is a
paragraph of its own; in the other kinds lines are joined. What holds no text at all is dropped, and
so is a section with nothing under its heading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from .document import (
    LANGUAGE,
    Box,
    BulletList,
    FicheDocument,
    Look,
    Paragraph,
    Piece,
    Section,
    Theme,
)
from .glossary import marked
from .publication import BOX_KINDS, Publication, publication_parts, words
from .setting import Setter


@dataclass(frozen=True, slots=True)
class FlatBlock:
    """One row of the editor. ``id`` comes back as ``Text.block``; unused fields stay empty."""

    kind: str
    text: str = ""
    heading: str = ""
    shape: str = ""
    box: str = ""
    url: str = ""
    id: str = ""


Group = tuple[FlatBlock, list[FlatBlock]]


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a fiche as typed; ``issuer`` holds one line per level."""

    title: str
    subtitle: str = ""
    issuer: str = ""


def build(
    header: Header,
    blocks: Sequence[FlatBlock],
    publication: Publication | None = None,
    language: str = LANGUAGE,
    look: Look | None = None,
) -> FicheDocument:
    """Return the document of these fields, in their order, with nothing empty left in it, and its
    glossary marked."""
    setter = Setter(language)
    document = FicheDocument(
        title=setter.optional(header.title) or setter.text(words(language)["untitled"]),
        subtitle=setter.optional(header.subtitle),
        issuer=setter.lines(header.issuer),
        language=language,
        body=_fold(blocks, setter),
        publication=publication_parts(publication or Publication(), setter.lines, language),
        look=look or Look(),
    )
    return marked(document)


def _fold(blocks: Sequence[FlatBlock], setter: Setter) -> tuple[Piece | Section, ...]:
    opening, groups = _cut(blocks, "section")
    sections = (_section(head, inner, setter) for head, inner in groups)
    kept = (section for section in sections if section.content)
    return (*_pieces(opening, setter), *kept)


def _section(head: FlatBlock, blocks: Sequence[FlatBlock], setter: Setter) -> Section:
    before, groups = _cut(blocks, "theme")
    content: list[Piece | Theme] = [*_pieces(before, setter)]
    number = 0
    for theme, inner in groups:
        own, after = (inner, []) if head.shape == "C" else _until_paragraph(inner)
        heading, pieces = setter.optional(theme.heading, theme.id), _pieces(own, setter)
        if heading:
            number += 1
            content.append(Theme(heading, number if head.shape == "C" else 0, tuple(pieces)))
        else:
            content += pieces
        content += _pieces(after, setter)
    return Section(head.shape, setter.optional(head.heading, head.id), tuple(content), head.id)


def _cut(blocks: Sequence[FlatBlock], kind: str) -> tuple[list[FlatBlock], list[Group]]:
    """Return what stands before the first block of that kind, then each one with its followers."""
    before: list[FlatBlock] = []
    groups: list[Group] = []
    for block in blocks:
        if block.kind == kind:
            groups.append((block, []))
        else:
            (groups[-1][1] if groups else before).append(block)
    return before, groups


def _until_paragraph(blocks: list[FlatBlock]) -> tuple[list[FlatBlock], list[FlatBlock]]:
    kinds = [block.kind for block in blocks]
    end = kinds.index("paragraph") if "paragraph" in kinds else len(blocks)
    return blocks[:end], blocks[end:]


def _pieces(blocks: Sequence[FlatBlock], setter: Setter) -> list[Piece]:
    """Return paragraphs, lists and boxes; a theme outside a section is kept as a lead-in."""
    pieces: list[Piece] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind == "bullet":
            items = (setter.text(block.text, block.id) for block in run)
            if kept := tuple(item for item in items if item.spans):
                pieces.append(BulletList(kept))
        else:
            pieces += chain.from_iterable(_PIECES[kind](block, setter) for block in run)
    return pieces


def _lead_in(block: FlatBlock, setter: Setter) -> list[Piece]:
    typed = block.heading if block.kind == "theme" else block.text
    text = setter.optional(typed, block.id)
    return [Paragraph(text, lead_in=True)] if text else []


def _paragraphs(block: FlatBlock, setter: Setter) -> list[Piece]:
    return [Paragraph(line) for line in setter.lines(block.text, block.id)]


def _box(block: FlatBlock, setter: Setter) -> list[Piece]:
    word = words(setter.language)
    kind = block.box if block.box in BOX_KINDS else "definition"
    link = setter.link(block.url, "" if kind == "link" else word["link_line"])
    title, lines = setter.optional(block.heading), setter.lines(block.text)
    box = Box(kind, word[kind], title, lines, link, block.id)
    return [box] if title or lines or link else []


_PIECES = {"lead_in": _lead_in, "theme": _lead_in, "paragraph": _paragraphs, "box": _box}
