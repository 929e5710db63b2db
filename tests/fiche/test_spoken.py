"""A shortened form is shown as typed, and said in full by a screen reader."""

import io
import re

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.fiche.document import Span
from sessions_app.fiche.exports import FORMATS, aloud
from sessions_app.fiche.folding import FlatBlock, Header, build
from sessions_app.wording import spoken
from tests.fiche import accessibility, extraction, reference

TEXT = "Des groupes d'acteur.trice.s représenté.e.s, un.e élu.e; voir http://a.ca/élu.e.s"
BLOCKS = [FlatBlock("paragraph", TEXT, id="1")]


def document(language="fr-CA"):
    return build(Header("Les citoyen.ne.s"), BLOCKS, language=language)


def test_each_form_of_the_document_carries_what_is_said():
    (text,) = [part.text for part in document().body]
    assert [(span.text, span.spoken) for span in text.spans if span.spoken] == [
        ("acteur.trice.s", "acteurs et actrices"),
        ("représenté.e.s", "représentés et représentées"),
        ("un.e élu.e", "un élu ou une élue"),
    ]
    assert text.spans[-1] == Span("http://a.ca/élu.e.s", "http://a.ca/élu.e.s")
    assert document().title.spans[1].spoken == "citoyens et citoyennes"


def test_an_english_fiche_says_what_it_shows():
    assert not any(span.spoken for text in document("en-CA").texts() for span in text.spans)


def test_the_web_page_shows_the_form_and_says_the_doublet():
    page = FORMATS["html"].render(document()).decode()
    assert (
        '<span class="fiche-form" aria-hidden="true">acteur.trice.s</span>'
        '<span class="fiche-spoken">acteurs et actrices</span>' in page
    )
    seen = extraction.from_html(page)
    assert "acteur.trice.s représenté.e.s, un.e élu.e;" in seen
    assert "actrices" not in seen
    assert re.search(r"\.fiche-spoken \{[^}]*user-select: none", page)


@pytest.mark.parametrize("design", ["sober", "collection"])
def test_the_pdf_shows_the_form_and_carries_its_expansion(design):
    content = FORMATS["pdf"].render(document(), "letter", design)
    assert content == FORMATS["pdf"].render(document(), "letter", design)
    assert expansions(content) == [
        ("citoyen.ne.s", "citoyens et citoyennes"),
        ("acteur.trice.s", "acteurs et actrices"),
        ("représenté.e.s", "représentés et représentées"),
        ("un.e élu.e", "un élu ou une élue"),
    ]
    assert "actrices" not in extraction.READERS["pdf"](content)
    assert accessibility.faults(content) == []


@pytest.mark.skipif(not reference.PATH.exists(), reason="no shared folder beside this checkout")
@pytest.mark.parametrize("design", ["sober", "collection"])
def test_each_form_of_the_fiche_of_2019_carries_its_own(design):
    told = build(*reference.load())
    content = FORMATS["pdf"].render(told, "letter", design)
    wanted = [(span.text, span.spoken) for text in told.texts() for span in text.spans]
    assert sorted(expansions(content)) == sorted(pair for pair in wanted if pair[1])
    assert "participants et participantes" in dict(expansions(content)).values()


def test_a_form_that_the_file_does_not_hold_is_told():
    plain = FORMATS["pdf"].render(document("en-CA"))
    assert aloud.expanded(plain, []) == plain
    with pytest.raises(ValueError, match="1"):
        aloud.expanded(plain, ["élus et élues"])


def expansions(content: bytes) -> list[tuple[str, str]]:
    """Return what each span with an expansion shows, and what it says, in reading order."""
    with pikepdf.open(io.BytesIO(content)) as file:
        marks = {page.obj.objgen: accessibility.shown(page) for page in file.pages}
        spans = [one for one in accessibility.elements(file) if "/E" in one]
        return [("".join(_texts(one, marks)), str(one.E)) for one in spans]


def _texts(span, marks):
    parts = span.K if isinstance(span.K, pikepdf.Array) else [span.K]
    return [marks[span.Pg.objgen][int(mark)] for mark in parts]


@pytest.mark.parametrize("name", ["docx", "md"])
def test_word_and_markdown_hold_the_form_alone(name):
    text = extraction.READERS[name](FORMATS[name].render(document()))
    assert "acteur.trice.s" in text
    assert "actrices" not in text


@given(st.text(alphabet="aeélstn.·-/() «»'EN", max_size=60) | st.text())
def test_the_pieces_joined_give_the_text_back(text):
    assert "".join(piece for piece, _said in spoken.cut(text)) == text
