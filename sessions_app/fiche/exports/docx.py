"""Renders a fiche as a Word file with real headings, lists, links and page numbers.

The same document gives the same bytes. A designer restyles it through the styles of
:mod:`docx_styles`; nothing is formatted by hand.
"""

import io
from datetime import datetime
from typing import Any

import docx
from docx.shared import Mm

from ..document import Box, BulletList, FicheDocument, Paragraph, Piece, Section, Text, Theme
from ..publication import words
from . import docx_styles as styles
from .docx_xml import (
    add_bookmark,
    add_field,
    add_link,
    add_logo,
    add_reference,
    fixed,
    new_numbering,
    set_number,
    set_up_for_word,
)

PAPERS = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}  # millimetres
FIXED_DATE = datetime(2000, 1, 1)


def render(document: FicheDocument, paper: str = "letter", design: str = "sober") -> bytes:
    """Return the .docx. ``paper`` is ``a4`` or ``letter``; raises ``KeyError`` for another."""
    word = docx.Document()
    styles.set_styles(word, document.language, document.look)
    _set_properties(word, document)
    _set_pages(word, document, *PAPERS[paper])
    writer = _Writer(word)
    writer.head(document)
    for part in document.body:
        writer.section(part) if isinstance(part, Section) else writer.piece(part)
    writer.publication(document)
    packed = io.BytesIO()
    word.save(packed)
    return fixed(packed.getvalue())


class _Writer:
    """Adds the parts of the document to the end of the Word file, one after the other."""

    def __init__(self, word: Any) -> None:
        self.word = word
        self.ids = {style.name: style.style_id for style in word.styles}

    def add(self, style: str, text: str = "") -> Any:
        """Add one paragraph of plain text in that style."""
        paragraph = self.word.add_paragraph(text)
        paragraph._p.style = self.ids[style]  # by id: python-docx takes 2 ms to find it by name
        return paragraph

    def text(self, text: Text, style: str) -> Any:
        """Add one paragraph in that style."""
        paragraph = self.add(style)
        for span in text.spans:
            if span.term:
                add_reference(paragraph, span.text, span.term)
            elif span.target:
                add_link(paragraph, span.text, span.target)
            else:
                paragraph.add_run(span.text)
        return paragraph

    def head(self, document: FicheDocument) -> None:
        """Add the logo, the title, the subtitle and the issuer."""
        if document.look.logo:
            add_logo(self.add(styles.ISSUER), document.look)
        self.text(document.title, "Title")
        if document.subtitle:
            self.text(document.subtitle, "Subtitle")
        for line in document.issuer:
            self.text(line, styles.ISSUER)

    def section(self, section: Section) -> None:
        """Add a section, its themes numbered from 1 where they have a number."""
        if section.heading:
            self.text(section.heading, "Heading 1")
        numbering = 0
        for part in section.content:
            if not isinstance(part, Theme):
                self.piece(part)
                continue
            if part.number:
                numbering = numbering or new_numbering(self.word)
                set_number(self.text(part.heading, "Heading 2"), numbering)
            else:
                self.text(part.heading, "Heading 2")
            for piece in part.content:
                self.piece(piece)

    def piece(self, piece: Piece) -> None:
        """Add a paragraph, a list or a box."""
        match piece:
            case Paragraph():
                self.text(piece.text, styles.LEAD_IN if piece.lead_in else "Normal")
            case BulletList():
                for item in piece.items:
                    self.text(item, "List Bullet")
            case Box():
                self._box(piece)

    def _box(self, box: Box) -> None:
        label = self.add(styles.BOX_LABEL, box.label)
        if box.name:
            add_bookmark(label, box.name)
        lines = [line for line in (box.title, *box.paragraphs, box.link) if line]
        for line in lines:
            paragraph = self.text(line, styles.BOXES[box.kind])
            paragraph.paragraph_format.keep_with_next = line is not lines[-1]
            for run in paragraph.runs if line is box.title else []:
                run.bold = True

    def publication(self, document: FicheDocument) -> None:
        """Add the publication block, if there is one."""
        if document.publication:
            self.add("Heading 1", words(document.language)["publication"])
        for part in document.publication:
            self.add(styles.PUBLICATION_LABEL, part.label)
            for line in part.lines:
                # A part stays on one page.
                paragraph = self.text(line, styles.PUBLICATION)
                paragraph.paragraph_format.keep_with_next = line is not part.lines[-1]


def _set_properties(word: Any, document: FicheDocument) -> None:
    core = word.core_properties
    core.title, core.language = str(document.title)[:255], document.language
    core.subject = str(document.subtitle or "")[:255]
    core.author = core.last_modified_by = str(document.issuer[0] if document.issuer else "")[:255]
    core.comments, core.keywords = "", ""
    core.created = core.modified = FIXED_DATE
    set_up_for_word(word, document.language)


def _set_pages(word: Any, document: FicheDocument, width: float, height: float) -> None:
    page, label = word.sections[0], words(document.language)
    page.page_width, page.page_height = Mm(width), Mm(height)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(20)
    page.different_first_page_header_footer = True
    page.header.paragraphs[0].text = str(document.title)
    for footer in (page.first_page_footer, page.footer):
        line = footer.paragraphs[0]
        line.text = f"{document.issuer[0]} – " if document.issuer else ""
        line.add_run(f"{label['page']} ")
        add_field(line, "PAGE")
        line.add_run(f" {label['of']} ")
        add_field(line, "NUMPAGES")
