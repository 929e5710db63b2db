"""A term that a box defines points to that box, once per section, in every format."""

import io
import re

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from sessions_app.fiche.document import Box
from sessions_app.fiche.exports import FORMATS, web
from sessions_app.fiche.folding import FlatBlock, Header, build
from tests.fiche import extraction


def definition(text: str = "Une définition.", heading: str = "") -> FlatBlock:
    return FlatBlock("box", text, heading=heading, box="definition")


def fiche(*blocks: FlatBlock):
    return build(Header("Titre"), blocks)


def uses(document) -> list[tuple[str, str]]:
    """Return each use of a term with the name that it points to."""
    spans = [span for text in document.texts() for span in text.spans]
    return [(span.text, span.term) for span in spans if span.term]


def said(text: str, box: FlatBlock) -> list[str]:
    document = fiche(FlatBlock("paragraph", text), box)
    return [use for use, _name in uses(document)]


@pytest.mark.parametrize(
    ("box", "use"),
    [
        (definition(heading="Rue active"), "rue active"),
        (definition(heading="La rue active :"), "rues actives"),
        (definition(heading="« Rue active »"), "Rue active"),
        (definition("Rue active : ici « active » dit tout."), "rue active"),
        (definition("Les « rues actives » décrivent un tout."), "rue active"),
        (definition("L'entraide a été définie ainsi."), "entraide"),
        (definition("Une rue active désigne une rue."), "rue active"),
        (definition(heading="Milieu rural"), "milieux ruraux"),
        (definition(heading="Équité"), "equite"),
    ],
)
def test_the_term_of_a_box_is_found_whatever_its_case_accents_and_plural(box, use):
    assert said(f"On parle de {use}, souvent.", box) == [use]


def test_words_that_only_resemble_the_term_are_left_alone():
    box = definition(heading="Rue active")
    assert (
        said("La rue est active, la rue, active, la ruelle active aussi, comme l’activité.", box)
        == []
    )


@pytest.mark.parametrize(
    "text", ["Elle dit « la rue active, ça vit ».", "Voir https://exemple.ca/rue active.ca"]
)
def test_a_quote_and_a_link_stay_whole(text):
    box = definition(heading="Rue active")
    assert said(text.replace("rue active.ca", "rue-active"), box) == []
    assert said(f"{text} Une rue active.", box) == ["rue active"]


def test_the_first_use_of_each_section_points_and_headings_do_not():
    document = fiche(
        FlatBlock("paragraph", "La rue active et la rue active."),
        FlatBlock("section", shape="B", heading="La rue active?"),
        FlatBlock("theme", heading="La rue active"),
        FlatBlock("bullet", "une rue active;"),
        FlatBlock("paragraph", "Une rue active."),
        FlatBlock("section", shape="A", heading="Et après?"),
        FlatBlock("bullet", "des rues actives"),
        definition("Une rue active où l’on marche.", "Rue active"),
    )
    assert uses(document) == [
        ("rue active", "terme-1"),
        ("rue active", "terme-1"),
        ("rues actives", "terme-1"),
    ]
    assert not any(span.term for span in document.sections[0].heading.spans)


def test_the_longer_term_wins_and_a_box_that_nothing_uses_has_no_name():
    document = fiche(
        FlatBlock("paragraph", "L’action intersectorielle, une action, une autre."),
        definition(heading="Action"),
        definition(heading="Action intersectorielle"),
        definition(heading="Innovation"),
        definition(heading="ACTION"),
    )
    assert uses(document) == [("action intersectorielle", "terme-2"), ("action", "terme-1")]
    assert [p.name for p in document.body if isinstance(p, Box)] == ["terme-1", "terme-2", "", ""]


def test_a_method_or_a_box_without_a_term_defines_nothing():
    method = FlatBlock("box", "Une rue.", heading="Rue active", box="method")
    assert said("Une rue active.", method) == []
    assert said("Une rue active.", definition("Ce que l’on entend ici par là")) == []
    assert said("Une rue active.", definition(heading="un deux trois quatre cinq six sept")) == []


@pytest.fixture(scope="module")
def document():
    return fiche(
        FlatBlock("section", shape="A", heading="Section"),
        FlatBlock("paragraph", "Une rue active, et le bien commun."),
        definition("Où l’on marche.", "Rue active"),
        definition("À toutes et à tous.", "Bien commun"),
    )


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_loses_a_letter_by_its_links(document, name):
    text = extraction.READERS[name](FORMATS[name].render(document))
    extraction.leftovers(text, [str(text) for text in document.texts()])


def test_html_links_to_the_boxes(document):
    for page in (FORMATS["html"].render(document).decode(), web.render_body(document)):
        targets = re.findall(r'<a class="fiche-term" href="#([\w-]+)">', page)
        assert targets == ["terme-1", "terme-2"]
        assert all(page.count(f' id="{target}"') == 1 for target in targets)


def test_markdown_links_to_the_boxes(document):
    page = FORMATS["md"].render(document).decode()
    assert "Une [rue active](<#terme-1>), et le [bien commun](<#terme-2>)." in page
    assert '> <a id="terme-2"></a>**Définition**' in page


def test_word_links_to_a_bookmark_at_the_box(document):
    body = docx.Document(io.BytesIO(FORMATS["docx"].render(document))).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    starts = {one.get(qn("w:name")): one for one in body.iter(qn("w:bookmarkStart"))}
    ends = {one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkEnd"))}
    assert links == ["terme-1", "terme-2"] == list(starts)
    assert {one.get(qn("w:id")) for one in starts.values()} == ends
    texts = ["".join(t.text for t in one.getparent().iter(qn("w:t"))) for one in starts.values()]
    assert texts == ["Définition", "Définition"]


def test_the_pdf_links_to_the_place_of_the_box(document):
    with pikepdf.open(io.BytesIO(FORMATS["pdf"].render(document))) as file:
        links = [a for page in file.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
        assert len(links) == 2
        assert all("/URI" not in link.get("/A", {}) for link in links)
        assert all("/Dest" in link or "/D" in link.A for link in links)
        assert all(str(link.Contents) for link in links)
