"""Fonts, catalogues and static files are made when they lack or are stale."""

import os
import re
from itertools import chain

import assets
import fonts
import polib
import pytest
from fontTools.ttLib import TTFont

FRENCH = "«\u00a0Où l’été s’achève\u00a0»\u202f: œuf, Æsop, ça, Ÿ, 1–2 — … • ✓ → 0123456789"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    for name, (source, letters) in fonts.FILES.items():
        fonts.subset(source, letters, folder / name)
    return folder


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_the_fonts_hold_french_in_little_room(folder, weight):
    name = f"source-sans-{weight}.woff2"
    assert (folder / name).stat().st_size <= 9_500
    with TTFont(folder / name) as font:
        letters = font.getBestCmap()
    assert [character for character in FRENCH if ord(character) not in letters] == []


def test_each_letter_is_in_one_file_which_the_styles_fetch_for_it():
    assert set(assets.font_names()) == set(fonts.FILES)
    styles = (assets.ROOT / "static/css/fonts.css").read_text(encoding="utf-8")
    ranges = re.findall(r"unicode-range: ([^;]+);", styles)
    assert len(ranges) == len(fonts.WEIGHTS)
    for each in ranges:
        ends = re.findall(r"U\+(\w+)(?:-(\w+))?", each)
        fetched = (range(int(a, 16), int(b or a, 16) + 1) for a, b in ends)
        assert "".join(map(chr, chain.from_iterable(fetched))) == fonts.OTHERS


def test_the_digits_of_the_timer_are_equally_wide(folder):
    with TTFont(folder / "source-sans-semibold.woff2") as font:
        widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    assert len(widths) == 1


def test_a_changed_catalogue_is_compiled_again(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    source = tmp_path / "sessions_app/locale/en/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Bonjour", msgstr="Hello"))
    catalogue.save(str(source))
    assets.compile_catalogues()
    compiled = source.with_suffix(".mo")
    assert polib.mofile(str(compiled))[0].msgstr == "Hello"

    catalogue[0].msgstr = "Good day"
    catalogue.save(str(source))
    os.utime(source, (compiled.stat().st_mtime + 5,) * 2)
    assets.compile_catalogues()
    assert polib.mofile(str(compiled))[0].msgstr == "Good day"


def test_static_files_are_collected_again_only_when_one_changed(tmp_path, monkeypatch):
    for name in ("ROOT", "BUILD"):
        monkeypatch.setattr(assets, name, tmp_path)
    style = tmp_path / "static" / "a.css"
    style.parent.mkdir()
    style.write_text("a {}")
    before = assets.fingerprint()
    assert assets.fingerprint() == before
    style.write_text("a { color: inherit }")
    assert assets.fingerprint() != before


def test_a_running_server_keeps_its_files_while_new_ones_arrive(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "BUILD", tmp_path)
    served, collected = tmp_path / "static", tmp_path / "collected"
    for folder in (served, collected):
        folder.mkdir()
    (served / "a.1.css").write_text("old, and still asked for")
    (collected / "a.2.css").write_text("new")
    assets.publish(collected)
    assert {path.name for path in served.iterdir()} == {"a.1.css", "a.2.css"}
