"""How the printed fiche falls on its pages: full ones, and lines that end with whole words."""

import io

import pypdf
import pytest

from benchmarks.export import documents
from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.folding import FlatBlock, Header, build

LONG = "L’intersectorialité, l’institutionnalisation, la contextualisation, l’opérationnalisation. "


def pages(document, paper="letter", design="sober") -> list[str]:
    content = FORMATS["pdf"].render(document, paper, design)
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("design", ["sober", "collection"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_fiche_of_the_demonstration_fills_three_pages(paper, design):
    found = pages(next(documents()), paper, design)
    assert len(found) == 3
    assert "Ces pistes ne font pas disparaître" in found[-1], (
        "the last page says more than who wrote"
    )


def test_no_word_is_cut_in_a_narrow_box():
    box = FlatBlock("box", LONG * 3, heading="Mots", box="definition")
    text = "\n".join(pages(build(Header("T"), [box]), design="collection"))
    assert "contextualisation, \n" in text
    assert "\u00ad" not in text, "where a line ends inside a word"


def test_a_heading_of_two_lines_shares_its_words_between_them():
    heading = "Qu’est-ce qui complique la vie des personnes et de leurs proches?"
    section = [FlatBlock("section", shape="A", heading=heading), FlatBlock("bullet", "l’hiver.")]
    lines = "\n".join(pages(build(Header("T"), section))).splitlines()
    first = next(line for line in lines if line.startswith("Qu’est-ce"))
    assert 0.4 < len(first) / len(heading) < 0.6
