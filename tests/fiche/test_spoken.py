"""A shortened form is shown as typed, and said in full by a screen reader."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.fiche.document import Span
from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.folding import FlatBlock, Header, build
from sessions_app.wording import spoken
from tests.fiche import extraction

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


@pytest.mark.parametrize("name", ["docx", "md"])
def test_word_and_markdown_hold_the_form_alone(name):
    text = extraction.READERS[name](FORMATS[name].render(document()))
    assert "acteur.trice.s" in text
    assert "actrices" not in text


@given(st.text(alphabet="aeélstn.·-/() «»'EN", max_size=60) | st.text())
def test_the_pieces_joined_give_the_text_back(text):
    assert "".join(piece for piece, _said in spoken.cut(text)) == text
