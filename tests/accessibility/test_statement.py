"""docs/accessibilite.md: each test that it cites exists, and it says what nobody has done."""

import ast
import re

from tests.sources import ROOT

TEXT = (ROOT / "docs" / "accessibilite.md").read_text(encoding="utf-8")


def test_every_test_that_is_cited_exists():
    cited = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT))
    assert len(cited) > 12
    missing = []
    for path, name in cited:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        names = {one.name for one in tree.body if hasattr(one, "name")}
        missing += [f"{path}::{name}"] * (name not in names)
    assert missing == []


def test_it_claims_no_screen_reader_that_nobody_listened_to():
    assert "Aucun lecteur d’écran n’a été écouté" in TEXT
    assert "nous ne déclarons pas la conformité" in " ".join(TEXT.split())
