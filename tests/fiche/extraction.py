"""Reads the text back out of the exported files, as a reader would meet it."""

import io
import re
import unicodedata
from html.parser import HTMLParser

import docx
import pypdf
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

SAME = str.maketrans({"’": "'", "…": "...", "\u00ad": "", "\u200b": ""})


def key(text: str) -> str:
    """Return what must not differ between the typed and the published text.

    Typography changes spaces, apostrophes and ellipses; pages break lines at hyphens; labels may
    stand in capitals. So all of these are made alike.
    """
    text = unicodedata.normalize("NFC", text).translate(SAME).casefold()
    return re.sub(r"[\s-]", "", text)


def leftovers(text: str, expected: list[str]) -> list[str]:
    """Take the expected texts out of the text, each after the one before; return what is left.

    Fails on the first that is not there.
    """
    rest, left = key(text), []
    for line in expected:
        assert key(line) in rest, f"not there, or not in its place: {line}"
        before, rest = rest.split(key(line), 1)
        left.append(before)
    return [piece for piece in [*left, rest] if piece]


def from_docx(content: bytes) -> str:
    """Return the paragraphs, with the numbers that Word would count."""
    lines, counts = [], {}
    for paragraph in docx.Document(io.BytesIO(content)).paragraphs:
        number = ""
        if (properties := paragraph._p.pPr) is not None and properties.numPr is not None:
            identity = properties.numPr.numId.val
            counts[identity] = counts.get(identity, 0) + 1
            number = f"{counts[identity]} "
        texts = (node.text for node in paragraph._p.iter(qn("w:t")))
        lines.append(number + "".join(text or "" for text in texts))
    return "\n".join(lines)


def from_pdf(content: bytes) -> str:
    """Return the text of the pages, without running heads, feet and bullets."""
    pages = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(content)).pages):
        lines = page.extract_text().split("\n")
        assert re.search(r"Page \d+ de \d+$", lines[-1])
        pages += lines[1 if number else 0 : -1]
    return "\n".join(pages).replace("■", "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.silent = 0
        self.said = False

    def handle_starttag(self, tag, attrs):
        said = ("class", "fiche-spoken") in attrs
        self.said = self.said or said
        self.silent += tag in ("head", "script") or said

    def handle_endtag(self, tag):
        said = self.said and tag == "span"
        self.said = self.said and not said
        self.silent -= tag in ("head", "script") or said

    def handle_data(self, data):
        if not self.silent:
            self.pieces.append(data)


def from_html(content: bytes | str) -> str:
    """Return the text of the body as one sees it, without what only a screen reader says."""
    reader = _Reader()
    reader.feed(content if isinstance(content, str) else content.decode())
    return "".join(reader.pieces)


def from_markdown(content: bytes) -> str:
    """Return the text that CommonMark shows."""
    return from_html(MarkdownIt("commonmark").render(content.decode()))


READERS = {"docx": from_docx, "pdf": from_pdf, "html": from_html, "md": from_markdown}
