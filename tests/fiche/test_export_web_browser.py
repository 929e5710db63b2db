"""The downloaded page, opened from the disk: it looks as it should under a policy of its own."""

from sessions_app.fiche.document import Look
from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.folding import FlatBlock, Header, build
from tests.setup.test_chromium import HANDLER, heard

BAND = "getComputedStyle(document.querySelector('.fiche-head')).backgroundColor"


def test_its_own_sheet_is_read_and_nothing_runs(page, tmp_path, troubles):
    blocks = [FlatBlock("paragraph", "Voir (www.exemple.ca).")]
    look = Look(primary="#0f3b3a")
    file = tmp_path / "fiche.html"
    file.write_bytes(FORMATS["html"].render(build(Header("Le quartier"), blocks, look=look)))
    page.goto(file.as_uri())
    assert page.evaluate(BAND) == "rgb(15, 59, 58)"
    assert troubles.unexpected() == []
    page.evaluate(HANDLER)
    assert heard(page, troubles, "Content Security Policy")
    troubles.seen.clear()
