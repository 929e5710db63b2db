"""Sixty texts that mean harm, in every place of every format: none is run, none is altered."""

import io
import re
import unicodedata
from html.parser import HTMLParser

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from sessions_app.fiche.exports import FORMATS, pdf
from sessions_app.wording.typography import clean
from tests.fiche import extraction
from tests.fiche.hostile import HOSTILE
from tests.fiche.samples import everywhere

SAFE = re.compile(r"(https?|mailto):|#terme-")
# Between them, what a fiche of plain words is made of: a term with its uses, texts of two lines.
BENIGN = ("mot", "Une longue phrase sans malice aucune.\nEt une autre, bien plus longue encore.")


def letters(text: str) -> str:
    """Return letters and digits only: a page breaks the rest as it needs."""
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFC", text)))


def once(text: str) -> str:
    """Return the text with a run of one letter once: pypdf repeats it for each accent on it."""
    return re.sub(r"(.)\1+", r"\1", text)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()

    def handle_starttag(self, tag, attrs):
        if tag != "a":
            self.found.add((tag, *sorted(name for name, _value in attrs)))


def elements(page: str) -> set[tuple[str, ...]]:
    """Return the tags of a page with the names of their attributes, links apart."""
    reader = _Tags()
    reader.feed(page)
    return reader.found


def addresses(page: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*)"', page)


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def text(request) -> str:
    return str(request.param)


def expected(text: str) -> list[str]:
    """Return every text of the fiche, as its typography made it."""
    return [" ".join(str(one).split()) for one in everywhere(text).texts()]


def test_word_holds_it_to_the_letter_and_runs_nothing(text):
    file = docx.Document(io.BytesIO(FORMATS["docx"].render(everywhere(text))))
    lines = extraction.from_docx(FORMATS["docx"].render(everywhere(text)))
    flat = " ".join(lines.split())
    for one in expected(text):
        assert one in flat
    fields = {field.get(qn("w:instr")) for field in file.element.iter(qn("w:fldSimple"))}
    assert fields <= {"PAGE", "NUMPAGES"}
    assert not list(file.element.iter(qn("w:instrText")))
    targets = [one.target_ref for one in file.part.rels.values() if one.is_external]
    assert all(SAFE.match(target) for target in targets)


def test_the_web_page_holds_it_to_the_letter_and_runs_nothing(text):
    page, *plain = (FORMATS["html"].render(everywhere(one)).decode() for one in (text, *BENIGN))
    flat = " ".join(extraction.from_html(page).split())
    for one in expected(text):
        assert one in flat
    assert elements(page) <= set().union(*map(elements, plain))
    assert all(SAFE.match(address) for address in addresses(page))
    assert "<script" not in page


def test_markdown_shows_it_to_the_letter_and_becomes_no_markup(text):
    shown, *plain = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(
            FORMATS["md"].render(everywhere(one)).decode()
        )
        for one in (text, *BENIGN)
    )  # fmt: skip
    flat = extraction.key(extraction.from_html(shown))
    for one in expected(text):
        assert extraction.key(one) in flat
    assert elements(shown) <= set().union(*map(elements, plain))
    assert all(SAFE.match(address) for address in addresses(shown))


@pytest.mark.parametrize("design", ["sober", "collection"])
def test_the_pdf_prints_each_letter_that_its_font_has_and_runs_nothing(text, design):
    document = everywhere(text)
    content = FORMATS["pdf"].render(document, "letter", design)
    wanted = "".join(c for c in letters(clean(text)) if c not in pdf.replaced(document))
    found = letters(extraction.from_pdf(content))
    if wanted:
        assert max(found.count(wanted), once(found).count(once(wanted))) >= 15
    with pikepdf.open(io.BytesIO(content)) as file:
        parts = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        assert not [one for one in parts if {"/JS", "/OpenAction", "/AA"} & set(one.keys())]
        actions = [one for one in parts if one.get("/S") in ("/URI", "/Launch", "/JavaScript")]
        assert all(SAFE.match(str(one.URI)) for one in actions)
