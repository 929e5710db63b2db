"""docs/accessibilite.md: each test that it cites exists, and it says what nobody has done."""

from tests.sources import ROOT, cited_tests

TEXT = (ROOT / "docs" / "accessibilite.md").read_text(encoding="utf-8")


def test_every_test_that_is_cited_exists():
    cited, missing = cited_tests(TEXT)
    assert len(cited) > 12
    assert missing == []


def test_it_claims_no_screen_reader_that_nobody_listened_to():
    assert "Aucun lecteur d’écran n’a été écouté" in TEXT
    assert "nous ne déclarons pas la conformité" in " ".join(TEXT.split())
