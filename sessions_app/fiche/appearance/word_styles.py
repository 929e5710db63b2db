"""Reads the styles, and nothing else, of a Word file that an organisation supplies.

The text, pictures, macros, links and settings of the file are never looked at. Fonts and colours
that its styles take from its theme are written out, for the theme stays behind too.
"""

import zipfile
from typing import Any

from django.utils.translation import gettext_lazy as _
from lxml import etree

from ...access import packed
from ...access.refusals import Refusal

LARGEST = 8 * 1024 * 1024  # bytes of the file
PART = 2 * 1024 * 1024  # bytes of a part of it, unpacked
MOST_PARTS = 2000
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
STYLES, THEME, TYPES = "word/styles.xml", "word/theme/theme1.xml", "[Content_Types].xml"
UNCHANGED = _("Les styles précédents, s’il y en a, sont conservés.")


def styles_of(raw: bytes) -> str:
    """Return the XML of the styles, cleaned; raise a refusal that says what is wrong."""
    if len(raw) > LARGEST:
        raise Refusal(_("Ce fichier Word pèse plus de 8 Mo. Videz-le de son contenu."), UNCHANGED)
    try:
        with packed.opened(raw, MOST_PARTS) as file:
            names = file.namelist()
            if not {STYLES, TYPES} <= set(names):
                raise _refusal()
            styles = _parsed(_part(file, STYLES))
            fonts = _theme_fonts(_parsed(_part(file, THEME))) if THEME in names else {}
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise _refusal() from error
    named = {name.get(f"{WORD}val") for name in styles.iter(f"{WORD}name")}
    if styles.tag != f"{WORD}styles" or "Normal" not in named:
        raise _refusal()
    return etree.tostring(_cleaned(styles, fonts), encoding="unicode")


def _refusal() -> Refusal:
    return Refusal(
        _(
            "Ce fichier n’est pas un document Word .docx, ou il est abîmé. "
            "Enregistrez-le de nouveau depuis Word ou LibreOffice, en .docx."
        ),
        UNCHANGED,
    )


def _part(file: zipfile.ZipFile, name: str) -> bytes:
    try:
        return packed.part(file, name, PART)
    except zipfile.BadZipFile as error:
        said = _("Les styles de ce fichier Word sont démesurés, ou abîmés.")
        raise Refusal(said, UNCHANGED) from error


def _parsed(content: bytes) -> Any:
    if packed.defines_entities(content):
        raise ValueError
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    return etree.fromstring(content, parser)


def _theme_fonts(theme: Any) -> dict[str, str]:
    found = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{DRAWING}{kind}Font/{DRAWING}latin")
        if latin is not None and latin.get("typeface"):
            found[kind] = latin.get("typeface")
    return found


def _cleaned(styles: Any, fonts: dict[str, str]) -> Any:
    """Drop what is not of Word's own vocabulary, references to other parts, and theme values."""
    for node in list(styles.iter()):
        if not isinstance(node.tag, str) or not node.tag.startswith(WORD):
            if node.getparent() is not None:
                node.getparent().remove(node)
            continue
        for name in [name for name in node.attrib if not name.startswith(WORD)]:
            del node.attrib[name]
        _without_theme(node, fonts)
    for reference in list(styles.iter(f"{WORD}numPr")):  # the list that it names stays behind
        reference.getparent().remove(reference)
    etree.cleanup_namespaces(styles)
    return styles


def _without_theme(node: Any, fonts: dict[str, str]) -> None:
    for name in [name for name in node.attrib if "theme" in name.lower()]:
        place, value = name.removeprefix(WORD), node.attrib.pop(name)
        if place in ("asciiTheme", "hAnsiTheme") and (font := fonts.get(value[:5])):
            node.set(WORD + place.removesuffix("Theme"), font)
