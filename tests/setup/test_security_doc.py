"""docs/securite.md: each requirement of ASVS 5.0, levels 1 and 2, once; each test that it cites exists."""

from tests.sources import ROOT, cited_tests

TEXT = (ROOT / "docs" / "securite.md").read_text(encoding="utf-8")
# How many requirements of levels 1 and 2 each section has; those of level 3 come last in it.
SECTIONS = {
    1: (2, 9, 11, 3, 2),
    2: (3, 3, 4, 1),
    3: (0, 2, 4, 6, 5, 0, 2),
    4: (3, 1, 2, 4),
    5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4),
    7: (3, 4, 2, 5, 2, 2),
    8: (2, 3, 1, 1),
    9: (3, 4),
    10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1),
    12: (3, 2, 4),
    13: (1, 5, 2, 5),
    14: (2, 4, 3),
    15: (3, 3, 7),
    16: (1, 5, 4, 3, 3),
    17: (1, 4, 2),
}


def test_every_requirement_is_there_once():
    wanted = {
        f"V{chapter}.{section}.{number}"
        for chapter, counts in SECTIONS.items()
        for section, count in enumerate(counts, 1)
        for number in range(1, count + 1)
    }
    rows = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| V")]
    found = [one.strip() for row in rows for one in row.split(",")]
    assert sorted(found) == sorted(set(found))
    assert set(found) == wanted


def test_every_test_that_is_cited_exists():
    cited, missing = cited_tests(TEXT)
    assert len(cited) > 60
    assert missing == []


def test_every_line_says_what_proves_it_or_why_nothing_does():
    for line in TEXT.splitlines():
        if line.startswith("| V"):
            _nothing, _ids, text, proof, _end = line.split("|")
            assert len(text.strip()) > 10
            assert "tests/" in proof or proof.strip() == "–"
