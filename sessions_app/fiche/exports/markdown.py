"""Renders a fiche as CommonMark in which no typed text can turn into markup."""

import re
from collections.abc import Iterator

from ..document import Box, BulletList, FicheDocument, Paragraph, Piece, Section, Span, Text, Theme
from ..publication import words

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")
# What only the start of a line turns into a list, a heading, a rule or an ordered item.
START = re.compile(r"^(\s*)(?:([-+:])|(\d+)([.)]))")


def render(document: FicheDocument, paper: str = "letter", design: str = "sober") -> bytes:
    """Return the Markdown in UTF-8; it has no pages, so the paper changes nothing."""
    return ("\n\n".join(_blocks(document)) + "\n").encode()


def _blocks(document: FicheDocument) -> Iterator[str]:
    yield f"# {_line(document.title)}"
    if document.subtitle:
        yield f"**{_line(document.subtitle)}**"
    if document.issuer:
        yield "  \n".join(map(_line, document.issuer))
    for part in document.body:
        yield from _section(part) if isinstance(part, Section) else _piece(part)
    if document.publication:
        yield f"---\n\n## {words(document.language)['publication']}"
    for block in document.publication:
        yield f"### {escape(block.label)}"
        yield from map(_line, block.lines)


def _section(section: Section) -> Iterator[str]:
    yield f"## {_line(section.heading)}" if section.heading else "---"
    for part in section.content:
        if not isinstance(part, Theme):
            yield from _piece(part)
            continue
        number = f"{part.number}. " if part.number else ""
        yield f"### {number}{_line(part.heading)}"
        for piece in part.content:
            yield from _piece(piece)


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Paragraph():
            yield _line(piece.text)
        case BulletList():
            yield "\n".join(f"- {_line(item)}" for item in piece.items)
        case Box():
            title = [f"**{_line(piece.title)}**"] if piece.title else []
            texts = [*map(_line, piece.paragraphs), *([_line(piece.link)] if piece.link else [])]
            # Markdown itself has no anchors: where HTML is left out, the words of the link remain.
            anchor = f'<a id="{piece.name}"></a>' if piece.name else ""
            lines = [f"{anchor}**{escape(piece.label)}**", *title, *texts]
            yield "\n>\n".join(f"> {line}" for line in lines)


def _line(text: Text) -> str:
    return START.sub(_escape_start, "".join(map(_span, text.spans)))


def _span(span: Span) -> str:
    target = f"#{span.term}" if span.term else span.target
    if not target:
        return escape(span.text)
    address = re.sub(r"[\s<>\\]", lambda found: f"%{ord(found.group()):02X}", target)
    return f"[{escape(span.text)}](<{address}>)"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is; a bare address stays bare."""
    return SPECIAL.sub(r"\\\1", text)


def _escape_start(found: re.Match[str]) -> str:
    space, sign, number, mark = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{mark}"
