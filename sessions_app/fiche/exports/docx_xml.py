"""Writes into a Word file what python-docx has no call for: links, fields, numbering, fixed dates."""

import io
import zipfile
from base64 import b64decode
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ..document import Look

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a ZIP can hold
REFERENCE = "Fiche Renvoi"  # the character style of a term that points to its box
WIDEST, HIGHEST = 46, 16  # millimetres of a logo
NUMBERED = 900  # our abstract numbering; the template of python-docx counts up to 8


def element(tag: str, **attributes: Any) -> Any:
    """Return a new element; ``val=1`` sets ``w:val="1"``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_link(paragraph: Paragraph, text: str, target: str) -> None:
    """Add a hyperlink to the end of the paragraph, in the character style « Hyperlink »."""
    relation = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    _add_linked(paragraph, link, text, "Hyperlink")


def add_reference(paragraph: Paragraph, text: str, bookmark: str) -> None:
    """Add a link to a bookmark of the same file to the end of the paragraph."""
    link = element("w:hyperlink", anchor=bookmark, history=1)
    _add_linked(paragraph, link, text, REFERENCE)


def add_bookmark(paragraph: Paragraph, name: str) -> None:
    """Put a bookmark around the whole paragraph; its number is that of its name."""
    number = name.rpartition("-")[2]
    start, end = (
        element("w:bookmarkStart", id=number, name=name),
        element("w:bookmarkEnd", id=number),
    )
    first = next(child for child in paragraph._p if child.tag != qn("w:pPr"))
    first.addprevious(start)
    paragraph._p.append(end)


def _add_linked(paragraph: Paragraph, link: Any, text: str, style: str) -> None:
    run = OxmlElement("w:r")
    link.append(run)
    paragraph._p.append(link)
    wrapped = Run(run, paragraph)
    wrapped.text = text
    wrapped.style = style


def add_logo(paragraph: Paragraph, look: Look) -> None:
    """Add the logo, told in words, at most as large as it is on the other formats."""
    scale = min(WIDEST / look.logo_width, HIGHEST / look.logo_height)
    picture = io.BytesIO(b64decode(look.logo))
    shape = paragraph.add_run().add_picture(picture, width=Mm(scale * look.logo_width))
    told = shape._inline.docPr
    told.set("name", "Logo")
    told.set("descr", look.logo_alt)


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field such as ``PAGE`` or ``NUMPAGES``, which Word works out when it lays pages out."""
    field = element("w:fldSimple", instr=instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def new_numbering(document: Any) -> int:
    """Return the id of a list numbered 1, 2, 3 that starts anew."""
    numbering = document.part.numbering_part.element
    if not numbering.xpath(f"w:abstractNum[@w:abstractNumId='{NUMBERED}']"):
        numbering.insert(0, _abstract_numbering())
    number = numbering.add_num(NUMBERED)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def set_number(paragraph: Paragraph, numbering: int) -> None:
    """Make the paragraph an item of that numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def _abstract_numbering() -> Any:
    abstract = element("w:abstractNum", abstractNumId=NUMBERED)
    level = element("w:lvl", ilvl=0)
    for tag, value in (("start", 1), ("numFmt", "decimal"), ("lvlText", "%1"), ("lvlJc", "left")):
        level.append(element(f"w:{tag}", val=value))
    properties = OxmlElement("w:pPr")
    properties.append(element("w:ind", left=425, hanging=425))
    level.append(properties)
    abstract.append(element("w:multiLevelType", val="singleLevel"))
    abstract.append(level)
    return abstract


def set_up_for_word(document: Any, language: str) -> None:
    """Say which Word the file is for (2013 and later) and its language; drop the empty thumbnail."""
    settings, package = document.settings.element, document.part.package
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # less opens in « compatibility mode »
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), language)
    for key in [key for key, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
        package.rels.pop(key)


def fixed(packed: bytes) -> bytes:
    """Return the same Word file with every date of the ZIP at 1980, so that bytes can be compared."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
