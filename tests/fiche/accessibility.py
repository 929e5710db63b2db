"""Reads a PDF as PDF/UA-1 asks and lists its faults: what the compiler promised, checked on the bytes."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

HEADINGS = {f"/H{level}": level for level in range(1, 7)}
TEXT = {"Tj", "TJ", "'", '"', "Do", "f", "f*", "S", "B", "sh"}


def faults(content: bytes, language: str = "fr-CA") -> list[str]:
    """Return each fault in a sentence; none for a file that keeps the promise."""
    with pikepdf.open(io.BytesIO(content)) as file:
        found = [*_catalogue(file, language), *_structure(file), *_pages(file)]
        return [*found, *_bookmarks(file)]


def _catalogue(file: pikepdf.Pdf, language: str) -> Iterator[str]:
    root = file.Root
    with file.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "does not declare PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "has no title in its metadata"
    if str(root.get("/Lang", "")) != language:
        yield f"is in {root.get('/Lang')}"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "does not show its title"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "is not marked"
    if root.get("/MarkInfo", {}).get("/Suspects"):
        yield "suspects its own tags"


def elements(file: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the elements of the structure tree, in reading order."""
    yield from _elements(file.Root.StructTreeRoot.get("/K", []))


def _elements(node: Any) -> Iterator[Any]:
    for kid in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.get("/K", pikepdf.Array([])))


def _structure(file: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for one in elements(file):
        kind = str(one.S)
        if kind in HEADINGS:
            if HEADINGS[kind] > level + 1:
                yield f"jumps from H{level} to {kind[1:]}"
            level = HEADINGS[kind]
        if kind == "/Figure" and not str(one.get("/Alt", "")):
            yield "has a figure without words"
        if kind == "/TH" and "/Scope" not in str(one.get("/A", "")):
            yield "has a table header without its scope"
        if kind == "/L" and {str(kid.S) for kid in _kids(one)} - {"/LI", "/L", "/Caption"}:
            yield "has a list that holds something else than items"
        if kind == "/LI" and not {str(kid.S) for kid in _kids(one)} & {"/LBody"}:
            yield "has an item without a body"
        if kind == "/Link" and not _references(one):
            yield "has a link without its annotation"


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _references(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    inner = [one for kid in _kids(node) for one in _references(kid)]
    return inner + [k for k in kids if isinstance(k, pikepdf.Dictionary) and "/Obj" in k]


def _pages(file: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(file.pages, 1):
        notes = page.get("/Annots", [])
        if len(notes) and page.get("/Tabs") != "/S":
            yield f"does not follow the structure by tab on page {number}"
        for note in notes:
            if not str(note.get("/Contents", "")):
                yield f"has a link without contents on page {number}"
            if "/StructParent" not in note:
                yield f"has a link outside the structure on page {number}"
        yield from _untagged(page, number)


def _untagged(page: Any, number: int) -> Iterator[str]:
    """Everything that is drawn is content of an element or an artifact."""
    depth: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            marked = name == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
            known = str(operands[0]) == "/Artifact" or (marked and "/MCID" in operands[1])
            depth.append(known)
        elif name == "EMC":
            depth.pop()
        elif name in TEXT and not any(depth):
            yield f"draws something ({name}) that is not tagged on page {number}"


def _bookmarks(file: pikepdf.Pdf) -> Iterator[str]:
    headings = [one for one in elements(file) if str(one.S) in HEADINGS]
    with file.open_outline() as outline:
        marks = list(_flat(outline.root))
    if len(marks) != len(headings):
        yield f"has {len(headings)} headings and {len(marks)} bookmarks"


def _flat(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _flat(item.children)


def shown(page: Any) -> dict[int, str]:
    """Return the text of each marked content of a page, by its number in the structure."""
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    mark, font = -1, ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            mark = int(operands[1].get("/MCID", -1))
        elif name == "Tf":
            font = str(operands[0])
        elif name in ("Tj", "TJ"):
            pieces = operands[0] if name == "TJ" else operands
            codes = b"".join(bytes(one) for one in pieces if isinstance(one, pikepdf.String))
            pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
            found[mark] = found.get(mark, "") + "".join(letters[font][pair] for pair in pairs)
    return found


def _letters(font: Any) -> dict[bytes, str]:
    """Return what each two-byte code of a font stands for."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$", table, re.M)
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
