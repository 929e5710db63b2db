"""Puts the styles of an organisation's own Word file in place of those of a new Word file."""

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from .docx_xml import element

BULLETS = "List Bullet"
HEADINGS = ("Heading 1", "Heading 2")


def take_styles(word: Any, xml: str) -> frozenset[str]:
    """Replace every style and return the names that are there now; with no XML, change nothing.

    Lists stay those of this file, for the supplied ones stayed behind.
    """
    if not xml:
        return frozenset()
    numbering = word.styles[BULLETS].element.pPr.numPr.numId.val
    here = word.styles.element
    for child in list(here):
        here.remove(child)
    for child in list(parse_xml(xml)):
        here.append(child)
    names = frozenset(style.name for style in word.styles)
    for level, name in enumerate(HEADINGS):
        if name in names:
            _rank(word.styles[name].element.get_or_add_pPr(), level)
    if BULLETS in names:
        set_bullets(word, numbering)
    return names


def set_bullets(word: Any, numbering: int) -> None:
    """Make the style of bullets an item of that list."""
    properties = word.styles[BULLETS].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = numbering


def _rank(properties: Any, level: int) -> None:
    """Keep the place of a heading in the navigation pane, whatever the style says."""
    for found in properties.findall(qn("w:outlineLvl")):
        properties.remove(found)
    rank = element("w:outlineLvl", val=level)
    properties.insert_element_before(
        rank, "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"
    )
