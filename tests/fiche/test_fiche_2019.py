"""The fiche of 2019 comes out of every format complete: each heading, bullet, box and line, in order."""

import pytest

from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.folding import build
from tests.fiche import extraction, reference
from tests.fiche.extraction import key

pytestmark = pytest.mark.skipif(
    not reference.PATH.exists(), reason="the shared folder is not beside this checkout"
)
# What the formats say beyond the text: the kind of the document, of each box, of the last block.
FURNITURE = {
    key(label) for label in ("Fiche synthèse", "Définition", "Méthode", "À propos de cette fiche")
}
COLONS = {":", "."}  # « Pour en savoir plus : », « 1. »


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_the_fiche_is_missing_and_nothing_is_added(name, paper):
    content = FORMATS[name].render(build(*reference.load()), paper)
    text = extraction.READERS[name](content)
    assert set(extraction.leftovers(text, reference.lines())) <= FURNITURE | COLONS


def test_the_parser_reads_the_four_shapes_and_every_field():
    header, blocks, publication = reference.load()
    kinds = [block.kind for block in blocks]
    assert [block.shape for block in blocks if block.kind == "section"] == ["A", "B", "C", "D"]
    assert (kinds.count("bullet"), kinds.count("theme"), kinds.count("box")) == (15, 7, 4)
    assert header.title
    assert header.subtitle
    assert len(header.issuer.splitlines()) == 3
    assert all(getattr(publication, name) for name in publication.__dataclass_fields__)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_pdf_takes_two_to_four_pages(paper):
    import io

    import pypdf

    content = FORMATS["pdf"].render(build(*reference.load()), paper)
    assert 2 <= len(pypdf.PdfReader(io.BytesIO(content)).pages) <= 4
