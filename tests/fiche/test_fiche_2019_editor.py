"""The fiche of 2019, written by hand in the editor, comes out of the four exports complete."""

import pytest

from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.forms import PARTS
from tests.fiche import extraction, reference
from tests.fiche.desk import Desk
from tests.fiche.extraction import key

pytestmark = pytest.mark.skipif(
    not reference.PATH.exists(), reason="the shared folder is not beside this checkout"
)
# What the formats say beyond the text: the kind of the document, of each box, of the last block.
FURNITURE = {"Fiche synthèse", "Définition", "Méthode", "À propos de cette fiche", ":", "."}


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    """The editor after somebody typed the whole fiche of 2019 in it."""
    desk = Desk(sofia_browser, cafe).begin()
    header, blocks, publication = reference.load()
    for part in (header, publication):
        for name in part.__dataclass_fields__:
            desk.fill(name, getattr(part, name))
    for block in blocks:
        pk = desk.add(block.kind)
        fields = {name: getattr(block, name, "") for name in PARTS[block.kind]}
        assert desk.save(pk, **fields).status_code == 200
    return desk


def test_every_line_of_the_fiche_of_2019_is_in_each_export_and_in_order(desk):
    for name in FORMATS:
        response = desk.get(f"export/{name}/")
        assert response.status_code == 200
        text = extraction.READERS[name](response.content)
        left = extraction.leftovers(text, reference.lines())
        assert set(left) <= {key(words) for words in FURNITURE}, name


def test_the_screens_hold_it_too_and_the_fields_as_it_was_typed(desk):
    for path in ("", "redaction/apercu/"):
        extraction.leftovers(extraction.from_html(desk.get(path).content), reference.lines())
    fields = extraction.from_html(desk.get().content)
    _header, blocks, _publication = reference.load()
    for block in blocks:
        for typed in filter(None, [block.heading, block.text, block.url]):
            assert typed in fields
