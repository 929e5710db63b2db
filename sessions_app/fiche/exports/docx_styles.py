"""The Word styles of a fiche: Word's own, restyled, and those named « Fiche … » for the designer."""

from typing import Any
from unicodedata import normalize

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from .docx_xml import REFERENCE, element

FONT = "Calibri"
PRIMARY, ACCENT, QUIET, INK = "0F3B3A", "B3321F", "544B42", "231F1B"
FILLS = {"definition": "E2EFED", "method": "FDF0D9", "link": "F1E8F5"}

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
    "Normal": (10.5, False, INK, 0, 6, False),
    "Title": (26, True, PRIMARY, 0, 2, True),
    "Subtitle": (14, False, QUIET, 0, 10, True),
    "Heading 1": (16, True, PRIMARY, 20, 8, True),
    "Heading 2": (12, True, PRIMARY, 12, 4, True),
    "Heading 3": (9, True, PRIMARY, 8, 2, True),
    "List Bullet": (10.5, False, INK, 0, 4, False),
    "Header": (8.5, False, QUIET, 0, 0, False),
    "Footer": (8.5, False, QUIET, 0, 0, False),
    ISSUER: (10, True, QUIET, 0, 18, True),
    LEAD_IN: (10.5, True, INK, 4, 4, True),
    BOX_LABEL: (8, True, ACCENT, 10, 3, True),
    **dict.fromkeys(BOXES.values(), (10.5, False, INK, 0, 3, False)),
    PUBLICATION: (8.5, False, INK, 0, 3, False),
    PUBLICATION_LABEL: (8.5, True, PRIMARY, 8, 1, True),
}
BASED_ON = {PUBLICATION_LABEL: "Heading 2"}  # keeps its rank in the navigation pane


def set_styles(document: Any, language: str) -> None:
    """Give every style its look and the whole file its language."""
    for name, look in LOOK.items():
        _set_style(_style(document, name), *look)
    # The space after the issuer comes after its last line only.
    document.styles[ISSUER].element.pPr.append(element("w:contextualSpacing"))
    for kind, name in BOXES.items():
        _panel(document.styles[name], FILLS[kind])
    link = _style(document, "Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor.from_string(PRIMARY)
    reference = _style(document, REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.underline = WD_UNDERLINE.DOTTED
    for properties in document.styles.element.iter(qn("w:rPr")):
        if (tag := properties.find(qn("w:lang"))) is not None:
            tag.set(qn("w:val"), language)


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
    style: Any, size: float, bold: bool, colour: str, before: float, after: float, keep: bool
) -> None:
    font, layout = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]  # a theme font would win over the named one
    fonts.set(qn("w:cs"), FONT)
    layout.space_before, layout.space_after, layout.keep_with_next = Pt(before), Pt(after), keep
    layout.widow_control = True
    for tag in ("w:pBdr", "w:contextualSpacing"):
        for found in style.element.pPr.findall(qn(tag)):
            style.element.pPr.remove(found)


def _panel(style: Any, fill: str) -> None:
    """Shade the paragraphs and draw a bar on their left."""
    properties = style.element.get_or_add_pPr()
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        bar = {"sz": 24, "color": PRIMARY} if side == "left" else {"sz": 4, "color": fill}
        borders.append(element(f"w:{side}", val="single", space=6, **bar))
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Pt(8)
    style.paragraph_format.keep_together = True
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    shade = element("w:shd", val="clear", color="auto", fill=fill)
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc")
