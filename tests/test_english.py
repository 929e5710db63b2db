"""English is complete: the catalogue is whole, and its reader meets no French on the screens."""

import re
from collections import Counter, defaultdict
from functools import cache
from html import unescape
from pathlib import Path

import assets
import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import trans_real

from sessions_app.closing.demo import actions as demo
from sessions_app.closing.demo.screens import screens
from tests.cast import link_of, tablet
from tests.sources import ROOT

assets.compile_catalogues()
CATALOGUE = polib.pofile(str(ROOT / "sessions_app/locale/en/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%%\w|%\(\w+\)[sd]|{\w+}")
# Shorter pieces are words of other languages and of code too.
SHORT = 6
WORD = re.compile(r"\b\w|[«…]")
OPEN = ("sign-in", "enter")


def french(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgid, entry.msgid_plural) if text]


def english(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@cache
def pieces() -> dict[str, list[str]]:
    """Return what only the French of the screens says, between the placeholders, by its start."""
    of_english = "\n".join(text for entry in CATALOGUE for text in english(entry))
    sources = sorted(demo.FOLDER.glob("*.json")) + sorted(Path(demo.__file__).parent.glob("*.py"))
    of_cafes = "".join(path.read_text(encoding="utf-8") for path in sources)
    texts = (text for entry in CATALOGUE for text in french(entry))
    found: dict[str, list[str]] = defaultdict(list)
    for part in {part.strip() for text in texts for part in PLACEHOLDER.split(text)}:
        if len(part) > SHORT and part not in of_english + of_cafes + "Français":
            found[part[:SHORT]].append(part)
    return found


def french_in(answer) -> list[str]:
    assert answer.status_code in (200, 404)
    page = unescape(answer.content.decode())
    starts = (word.start() for word in WORD.finditer(page))
    told = ((at, part) for at in starts for part in pieces().get(page[at : at + SHORT], ()))
    return sorted({part for at, part in told if page.startswith(part, at)})


def in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def shown(db):
    """The demonstration, its cafés in English: what they hold stays in French."""
    loaded = demo.load(timezone.now())
    demo.cafes().update(language="en-CA")
    return loaded


def test_every_string_is_translated_and_none_is_doubtful():
    lacking = CATALOGUE.untranslated_entries() + CATALOGUE.fuzzy_entries()
    assert [entry.msgid for entry in lacking + CATALOGUE.obsolete_entries()] == []


def test_placeholders_and_plurals_are_those_of_the_french():
    for entry in CATALOGUE:
        assert len(english(entry)) == len(french(entry)), entry.msgid
        for theirs, ours in zip(english(entry), french(entry), strict=True):
            assert Counter(PLACEHOLDER.findall(theirs)) == Counter(PLACEHOLDER.findall(ours)), ours


@pytest.mark.parametrize(("language", "zero"), [("fr-ca", "0 note"), ("en", "0 notes")])
def test_zero_is_singular_in_french_only(language, zero):
    catalogue = trans_real.DjangoTranslation(language)
    assert catalogue.ngettext("%(n)s note", "%(n)s notes", 0) % {"n": 0} == zero


def test_english_is_set_as_english():
    wrong = re.compile(r"[«»']|\s[:;!?]|\u00a0")
    texts = [text for entry in CATALOGUE for text in english(entry)]
    assert [text for text in texts if wrong.search(text)] == []


def test_no_template_sets_french_punctuation_around_what_people_wrote():
    # « {% colon %} » and « |quoted » set it as the reader's language does.
    said = re.compile(
        r"{%\s*blocktranslate.*?endblocktranslate\s*%}|{#.*?#}|{%\s*translate.*?%}", re.DOTALL
    )
    found = {
        path.name: re.findall(r"[«»]|[\s\u00a0]:", said.sub("", path.read_text(encoding="utf-8")))
        for path in (ROOT / "templates").rglob("*.html")
    }
    assert {path: signs for path, signs in found.items() if signs} == {}


def test_every_screen_of_the_demonstration_in_english_holds_no_french(shown):
    found = {}
    for name, address in screens(shown, "").items():
        # The guides are in French, and say so; a version stays as it was frozen.
        if not name.startswith(("guide", "fiche_version")):
            found[name] = french_in(in_english(Client()).get(address, follow=True))
    assert {name: parts for name, parts in found.items() if parts} == {}


def test_a_stranger_meets_no_french(client, cafe):
    browser = in_english(client)
    assert "Welcome to the World Café" in browser.get("/", REMOTE_ADDR="10.0.0.8").content.decode()
    for address in ("/", "/nowhere/", *map(reverse, OPEN)):
        assert french_in(browser.get(address, REMOTE_ADDR="10.0.0.8")) == []


def test_a_table_in_english_opens_without_french(shown):
    link = link_of(shown.running, 1)
    assert french_in(in_english(tablet(link)).get(reverse("host", args=[link.public_id]))) == []


def test_the_language_is_changed_and_changed_back(ana_browser, cafe):
    address = reverse("preparation", args=[cafe.code])
    page = ana_browser.get(address).content.decode()
    for language, button in (("en", "English"), ("fr-ca", "Français")):
        assert re.search(f'value="{language}" lang="..">{button}<', page)
        sent = {"data": {"language": language}, "HTTP_REFERER": address}
        answer = ana_browser.post("/langue/setlang/", follow=True, **sent)
        page = answer.content.decode()
        assert f'<html lang="{language}">' in page
        assert answer.request["PATH_INFO"] == address
