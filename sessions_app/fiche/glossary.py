"""Terms that a box of a fiche defines, and the places in the text that point to their box.

The term of a definition is the title of its box, else what the text opens with: « Concertation :
ici… », « Les « dispositifs normatifs » décrivent… », « L’innovation sociale a été définie… ».
In each section, and in the opening, the first place that says a term points to its box: whatever
its case, accents and plural, outside quotes, links, headings and the box itself. Pure.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ..wording.folding import folded
from .document import Box, BulletList, FicheDocument, Paragraph, Piece, Section, Span, Text, Theme

MOST_WORDS = 6
WORD = re.compile(r"\w+")
APART = re.compile(r"[^\w\s'’-]")
QUOTE = re.compile(r"«[^»]*»|“[^”]*”")
ARTICLE = re.compile(r"(?:l['’]|(?:les?|la|une?|des|du)\s+)", re.IGNORECASE)
OPENINGS = (
    re.compile(r"([^:«»]{2,80}?)\s*:\s"),
    re.compile(r"[^«:]{0,20}«\s*([^»]{2,80}?)\s*»"),
    re.compile(r"(.{2,80}?)\s(?:est|sont|désigne|désignent|a été|ont été|signifie|regroupe)\b"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term: the name of its box, and its words as they are compared."""

    name: str
    words: tuple[str, ...]


def marked(document: FicheDocument) -> FicheDocument:
    """Return the document with its definitions that are used named, and their first uses pointing to
    them."""
    terms: list[Term] = []
    body = [_each(part, lambda piece: _named(piece, terms)) for part in document.body]
    if not terms:
        return document
    terms.sort(key=lambda term: -len(term.words))
    opening = _Marker(terms)
    body = [_each(p, _Marker(terms) if isinstance(p, Section) else opening) for p in body]
    whole = replace(document, body=tuple(body))
    used = {span.term for text in whole.texts() for span in text.spans}
    return replace(whole, body=tuple(_each(p, lambda piece: _bare(piece, used)) for p in body))


def _bare(piece: Piece, used: set[str]) -> Piece:
    """Take its name from a box that nothing points to."""
    if isinstance(piece, Box) and piece.name not in used:
        return replace(piece, name="")
    return piece


def _each(part: Any, change: Callable[[Piece], Piece]) -> Any:
    """Return a section, a theme or a piece with each of its pieces changed, in order."""
    if isinstance(part, Section | Theme):
        return replace(part, content=tuple(_each(inner, change) for inner in part.content))
    return change(part)


def _named(piece: Piece, terms: list[Term]) -> Piece:
    """Name a definition that has a term, and add that term unless it is there already."""
    if not isinstance(piece, Box):
        return piece
    words = compared(term_of(piece))
    if not words or len(words) > MOST_WORDS or any(term.words == words for term in terms):
        return piece
    terms.append(Term(f"terme-{len(terms) + 1}", words))
    return replace(piece, name=terms[-1].name)


def term_of(box: Box) -> str:
    """Return the term that a box defines; empty where it defines none."""
    if box.kind != "definition":
        return ""
    first = str(box.paragraphs[0]) if box.paragraphs else ""
    openings = (opening.match(first) for opening in OPENINGS)
    found = next((match[1] for match in openings if match), "")
    term = str(box.title) if box.title else found
    term = term.strip("«»“” \u00a0:")
    return ARTICLE.sub("", term, count=1) if ARTICLE.match(term) else term


def compared(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and plural."""
    return tuple(_singular(word) for word in WORD.findall(text))


@lru_cache(4096)  # each text is compared with each term
def _singular(word: str) -> str:
    """Return a word as singular and plural share it: « social » and « sociaux » are « sociau »."""
    word = folded(word)
    if len(word) > 3:
        word = word[:-1] if word[-1] in "sx" else word
        word = f"{word[:-2]}au" if word.endswith("al") else word
    return word


class _Marker:
    """Marks the pieces of one section: each term once."""

    def __init__(self, terms: list[Term]) -> None:
        self.left = list(terms)

    def __call__(self, piece: Piece) -> Piece:
        match piece:
            case Paragraph():
                return replace(piece, text=self.text(piece.text))
            case BulletList():
                return replace(piece, items=tuple(map(self.text, piece.items)))
            case Box():
                lines = tuple(self.text(line, piece.name) for line in piece.paragraphs)
                return replace(piece, paragraphs=lines)

    def text(self, text: Text, inside: str = "") -> Text:
        """Mark a text; in the box named ``inside`` its own term is left alone."""
        spans = text.spans
        for term in [one for one in self.left if one.name != inside]:
            found = _pointing(spans, term)
            if found != spans:
                spans = found
                self.left.remove(term)
        return replace(text, spans=spans)


def _pointing(spans: tuple[Span, ...], term: Term) -> tuple[Span, ...]:
    """Return the spans with the first use of a term cut out as a span that points to its box."""
    quoted = [match.span() for match in QUOTE.finditer("".join(span.text for span in spans))]
    start = 0
    for rank, span in enumerate(spans):
        for begin, end in _uses(span, term):
            if not any(a <= start + begin < b for a, b in quoted):
                cut = (span.text[:begin], span.text[begin:end], span.text[end:])
                before, use, after = (Span(piece) for piece in cut)
                pieces = [before, replace(use, term=term.name), after]
                return (*spans[:rank], *(p for p in pieces if p.text), *spans[rank + 1 :])
        start += len(span.text)
    return spans


def _uses(span: Span, term: Term) -> list[tuple[int, int]]:
    """Return where an ordinary span says a term."""
    if span.target or span.term or span.spoken:
        return []
    found = list(WORD.finditer(span.text))
    size, uses = len(term.words), []
    for first, last in zip(found, found[size - 1 :], strict=False):
        use = span.text[first.start() : last.end()]
        if not APART.search(use) and compared(use) == term.words:
            uses.append((first.start(), last.end()))
    return uses
