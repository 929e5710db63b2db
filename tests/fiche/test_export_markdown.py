"""The Markdown shows the typed text as it is: headings, lists and links come from the fiche alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.folding import FlatBlock, Header, build
from sessions_app.wording.typography import clean
from tests.fiche.extraction import from_markdown
from tests.fiche.hostile import HOSTILE
from tests.fiche.samples import everywhere, sample

SIGNS = st.text(alphabet="ab1 .)(-+*_#>`~|[]<>!&;:=\\/{}^$é\n", min_size=1, max_size=30)


def tokens(document):
    parsed = MarkdownIt("commonmark").enable("table").parse(FORMATS["md"].render(document).decode())
    return [(token.type, token.tag) for token in parsed]


@pytest.fixture(scope="module")
def text():
    return FORMATS["md"].render(sample()).decode()


def test_the_parts_of_a_fiche(text):
    assert text.startswith("# Le quartier à pied\n\n**Ce que disent les tables**\n\n")
    assert "\n- se rencontrer;\n- respirer.\n" in text
    assert "\n### 2. Les bancs\n" in text
    assert "\n> **Définition**\n>\n> **Rue active**\n>\n> Une rue où l’on marche.\n" in text
    assert "[www.exemple.ca](<http://www.exemple.ca>)" in text
    assert text.endswith("ISSN 1234-5678\n")


@pytest.mark.parametrize("text", [t for t in HOSTILE.values() if "\n" not in clean(t)])
def test_no_text_changes_the_structure(text):
    assert tokens(everywhere(text)) == tokens(everywhere("mot"))


@given(SIGNS.filter(lambda text: text.strip()))
def test_any_run_of_signs_is_shown_as_it_is(text):
    document = build(Header("T"), [FlatBlock("bullet", text)])
    (published,) = [item for part in document.body for item in part.items]
    assert from_markdown(FORMATS["md"].render(document)).split("\n") == [
        "T",
        "",
        str(published),
        "",
        "",
    ]
