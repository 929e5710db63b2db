"""The PDF declares PDF/UA-1 and keeps the promise: tags, title, language, bookmarks, links."""

import io
import unicodedata

import pikepdf
import pypdf
import pytest

from sessions_app.fiche.exports import FORMATS, pdf
from sessions_app.fiche.folding import FlatBlock, Header, build
from sessions_app.wording import glyphs, printing
from tests.fiche import extraction
from tests.fiche.samples import sample


@pytest.fixture(scope="module")
def content():
    return FORMATS["pdf"].render(sample())


@pytest.fixture(scope="module")
def file(content):
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


def tags(node):
    """Yield the names of the structure tree, in reading order."""
    for kid in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)
            yield from tags(kid.get("/K", pikepdf.Array([])))


def test_it_declares_pdf_ua_1_with_its_title_and_language(file):
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Le quartier à pied"
    assert str(file.Root.Lang) == "fr-CA"
    assert bool(file.Root.MarkInfo.Marked)
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_everything_is_tagged_in_reading_order(file):
    found = list(tags(file.Root.StructTreeRoot.K))
    assert found[:4] == ["/Document", "/P", "/Title", "/P"]
    headings = [tag for tag in found if tag.startswith("/H")]
    assert headings == ["/H1", "/H1", "/H2", "/H2", "/H1", "/H2", "/H2", "/H1", "/H2", "/H2"]
    assert (found.count("/L"), found.count("/LI"), found.count("/Link")) == (4, 5, 4)
    assert "/Table" not in found


def test_headings_are_bookmarks(content):
    def titles(outline):
        for item in outline:
            yield from titles(item) if isinstance(item, list) else [item.title]

    found = list(titles(pypdf.PdfReader(io.BytesIO(content)).outline))
    assert found[:3] == ["Que veut dire marcher?", "Quels obstacles?", "Concernant l’hiver\u00a0:"]
    assert "1 Le déneigement" in found


def test_links_open_what_they_say_and_can_be_read_aloud(file):
    links = [a for page in file.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    assert [str(link.A.URI) for link in links] == [
        "https://exemple.ca/marche",
        "mailto:marche@exemple.ca",
        "http://www.exemple.ca",
        "https://exemple.ca/cafe",
    ]
    assert all("/Contents" in link for link in links)


def test_every_font_is_embedded(file):
    fonts = [o for o in file.objects if isinstance(o, pikepdf.Dictionary)]
    descriptors = [o for o in fonts if o.get("/Type") == "/FontDescriptor"]
    assert descriptors
    assert all("/FontFile3" in d or "/FontFile2" in d for d in descriptors)
    assert all("SourceSansPro" in str(d.FontName) for d in descriptors)


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_the_paper_can_be_chosen(paper, size):
    page = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].render(sample(), paper))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_what_the_font_lacks_is_replaced_and_named():
    document = build(Header("Bravo 🎉"), [FlatBlock("paragraph", "汉 Ελλ 🎉\ufe0f")])
    assert pdf.replaced(document) == ("🎉", "汉", "\ufe0f")
    text = extraction.from_pdf(FORMATS["pdf"].render(document))
    assert "Bravo ◊" in text
    assert "◊ Ελλ ◊\n" in text + "\n"


def test_french_is_printed_whole():
    alphabet = "àâäæçéèêëîïôœùûüÿÀÂÄÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’…–—°½²€©"
    assert pdf.replaced(build(Header(alphabet), [])) == ()


def test_the_usual_characters_really_are_in_the_font():
    glyphs.covered.cache_clear()
    from fontTools.ttLib import TTFont

    for weight in ("Regular", "Semibold", "Bold"):
        with TTFont(f"{glyphs.font_folder()}/SourceSansPro-{weight}.otf", lazy=True) as font:
            lacking = [c for c in glyphs.covered() if ord(c) not in font.getBestCmap()]
        assert [unicodedata.name(c) for c in lacking] == []


def test_missing_fonts_are_an_error_not_an_empty_page(monkeypatch, tmp_path):
    printing._fonts.cache_clear()
    monkeypatch.setattr(glyphs, "font_folder", lambda: str(tmp_path))
    with pytest.raises(FileNotFoundError):
        FORMATS["pdf"].render(sample())


def test_a_box_longer_than_a_page_runs_on_to_the_next():
    lines = [f"Ligne numéro {number}." for number in range(120)]
    document = build(Header("T"), [FlatBlock("box", "\n".join(lines), box="method")])
    extraction.leftovers(extraction.from_pdf(FORMATS["pdf"].render(document)), lines)
