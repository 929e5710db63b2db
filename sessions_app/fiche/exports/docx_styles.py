"""The Word styles of a fiche: Word's own, restyled, and those named « Fiche … » for the designer."""

from typing import Any
from unicodedata import normalize

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ..appearance import colours
from ..document import Look
from .docx_supplied import BULLETS, set_bullets, take_styles
from .docx_xml import REFERENCE, element

FONT = "Calibri"
PRIMARY = "primary"  # colour of the look

ISSUER = "Fiche Organisme"
LEAD_IN = "Fiche Introduction"
BOX_LABEL = "Fiche Encadré étiquette"
BOXES = {
    "definition": "Fiche Encadré définition",
    "method": "Fiche Encadré méthode",
    "link": "Fiche Encadré lien",
}
PUBLICATION = "Fiche Publication"
PUBLICATION_LABEL = "Fiche Publication intitulé"

# name: size, bold, colour, space before, space after, kept with the next paragraph
LOOK: dict[str, tuple[float, bool, str, float, float, bool]] = {
    "Normal": (10.5, False, colours.INK, 0, 6, False),
    "Title": (26, True, PRIMARY, 0, 2, True),
    "Subtitle": (14, False, colours.QUIET, 0, 10, True),
    "Heading 1": (16, True, PRIMARY, 16, 6, True),
    "Heading 2": (12, True, PRIMARY, 12, 4, True),
    "Heading 3": (9, True, PRIMARY, 8, 2, True),
    "List Bullet": (10.5, False, colours.INK, 0, 4, False),
    "Header": (8.5, False, colours.QUIET, 0, 0, False),
    "Footer": (8.5, False, colours.QUIET, 0, 0, False),
    ISSUER: (10, True, colours.QUIET, 0, 18, True),
    LEAD_IN: (10.5, True, colours.INK, 4, 4, True),
    BOX_LABEL: (8, True, PRIMARY, 10, 3, True),
    **dict.fromkeys(BOXES.values(), (10.5, False, colours.INK, 0, 3, False)),
    PUBLICATION: (8.5, False, colours.INK, 0, 3, False),
    PUBLICATION_LABEL: (8.5, True, PRIMARY, 8, 1, True),
}
BASED_ON = {PUBLICATION_LABEL: "Heading 2"}  # keeps its rank in the navigation pane


def set_styles(document: Any, language: str, look: Look) -> None:
    """Give every style its look and the whole file its language.

    A style that the organisation's own Word file has is left as it is there, except that no
    heading, label or line of a paragraph stands alone at the end of a page.
    """
    bullets = document.styles[BULLETS].element.pPr.numPr.numId.val
    supplied = take_styles(document, look.word_styles)
    font = "" if supplied else FONT
    for name, values in LOOK.items():
        style = _style(document, name)
        if name not in supplied:
            _set_style(style, font, look, *values)
        style.paragraph_format.widow_control = True
        style.paragraph_format.keep_with_next = values[-1] or style.paragraph_format.keep_with_next
    if ISSUER not in supplied:  # the space after the issuer comes after its last line only
        document.styles[ISSUER].element.pPr.append(element("w:contextualSpacing"))
    if BULLETS not in supplied:
        set_bullets(document, bullets)
    fills = {"method": colours.SAND, "link": colours.MIST}
    fills["definition"] = colours.tinted(look.primary)
    for kind, name in BOXES.items():
        if name not in supplied:
            _panel(document.styles[name], _bare(fills[kind]), _bare(look.primary))
    _set_links(document, supplied, look)
    _set_language(document, language)


def _set_links(document: Any, supplied: frozenset[str], look: Look) -> None:
    for name in {"Hyperlink", REFERENCE} - supplied:
        link = _style(document, name, WD_STYLE_TYPE.CHARACTER)
        if name == REFERENCE:
            link.font.underline = WD_UNDERLINE.DOTTED
        else:
            link.font.underline = True
            link.font.color.rgb = RGBColor.from_string(_bare(look.primary))


def _set_language(document: Any, language: str) -> None:
    """Say the language where text has no other, and wherever a style says one."""
    defaults = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for properties in defaults:
        if properties.find(qn("w:lang")) is None:
            properties.append(element("w:lang"))
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def _bare(colour: str) -> str:
    return colour[1:].upper()


def _style(document: Any, name: str, kind: Any = WD_STYLE_TYPE.PARAGRAPH) -> Any:
    if name in document.styles:
        return document.styles[name]
    style = document.styles.add_style(name, kind)
    # Word itself writes identifiers without accents.
    style.element.styleId = (
        normalize("NFD", name).encode("ascii", "ignore").decode().replace(" ", "")
    )
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = document.styles[BASED_ON.get(name, "Normal")]
        style.quick_style = True
    return style


def _set_style(
    style: Any, family: str, look: Look,
    size: float, bold: bool, colour: str, before: float, after: float, keep: bool,
) -> None:  # fmt: skip
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(_bare(getattr(look, colour, colour)))
    if family:
        font.name = family
        fonts = style.element.rPr.rFonts
        for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[attribute]  # a theme font would win over the named one
        fonts.set(qn("w:cs"), family)
    layout.space_before, layout.space_after, layout.keep_with_next = Pt(before), Pt(after), keep
    layout.line_spacing = 1.08  # as Word does by itself
    for tag in ("w:pBdr", "w:contextualSpacing"):
        for found in style.element.pPr.findall(qn(tag)):
            style.element.pPr.remove(found)
    for found in style.element.rPr.findall(qn("w:spacing")):  # Word's own title is spread out
        style.element.rPr.remove(found)


def _panel(style: Any, fill: str, edge: str) -> None:
    """Shade the paragraphs and draw a bar on their left."""
    properties = style.element.get_or_add_pPr()
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        bar = {"sz": 24, "color": edge} if side == "left" else {"sz": 4, "color": fill}
        borders.append(element(f"w:{side}", val="single", space=6, **bar))
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Pt(8)
    style.paragraph_format.keep_together = True
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    shade = element("w:shd", val="clear", color="auto", fill=fill)
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc")
