"""Browsers of 2022: what they lack has a plain way round in styles and scripts."""

import re

import pytest

from tests.sources import ROOT, scripts, styles

RULE = re.compile(r"([^{};]*):has\(([^{};]*){")
LACKING = re.compile(r"\.findLast|\.at\(|:has\(|style\.translate|\.togglePopover|\.showPopover")
OURS = ("board", "editor", "saving")


@pytest.mark.parametrize("path", styles(), ids=lambda path: path.name)
def test_a_selector_that_may_be_unknown_stands_alone(path):
    """One unknown selector makes a browser drop the whole list."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    for found in RULE.finditer(text):
        selector = re.sub(r"\([^()]*\)", "", found[0])
        assert "," not in selector, found[0]


@pytest.mark.parametrize("path", styles(), ids=lambda path: path.name)
def test_each_dynamic_height_has_a_plain_one_before_it(path):
    text = path.read_text(encoding="utf-8")
    for property_, value in re.findall(r"([a-z-]+): ([^;{}]*\ddvh[^;{}]*);", text):
        plain = f"{property_}: {value.replace('dvh', 'vh')};"
        assert re.search(re.escape(plain) + rf"\s*{property_}: ", text), plain


def test_scripts_of_the_board_and_the_editor_use_nothing_newer():
    named = [path for path in scripts() if path.name.startswith(OURS)]
    assert len(named) > 8
    found = {path.name: LACKING.findall(path.read_text(encoding="utf-8")) for path in named}
    assert {name: new for name, new in found.items() if new} == {}


def test_submitting_and_the_menu_have_a_fallback():
    saving = (ROOT / "static/js/saving.js").read_text(encoding="utf-8")
    assert "if (form.requestSubmit)" in saving
    verbs = (ROOT / "static/js/editor-verbs.js").read_text(encoding="utf-8")
    assert '"popover" in HTMLElement.prototype' in verbs
