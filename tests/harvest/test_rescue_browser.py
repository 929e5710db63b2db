"""An offline tablet hands its ideas over by file and by codes; each is there once, and stays once."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.chromium import AWAY
from tests.harvest.test_tablet_browser import idea, write

SIZES = ((1024, 768), (768, 1024), (1280, 800), (360, 740))


@pytest.fixture
def rescue(console: Page) -> Page:
    """The animator's laptop, where what tablets hold is read in."""
    console.get_by_role("link", name="Lire les idées d’une tablette").click()
    return console


def offline_with(tablet: Page, troubles: Any, *texts: str) -> None:
    troubles.expect(AWAY)
    tablet.context.set_offline(True)
    for text in texts:
        write(tablet, text)
        expect(idea(tablet, text)).to_have_attribute("data-state", "waiting")


def comes_back(tablet: Page, *texts: str) -> None:
    tablet.context.set_offline(False)
    for text in texts:
        expect(idea(tablet, text)).to_have_count(1)
        expect(idea(tablet, text)).to_have_attribute("data-state", "received", timeout=30_000)


def stored(venue: Any, *texts: str) -> list[int]:
    """Return how many notes the server holds with each of these texts."""
    counts = f"[Note.objects.filter(text=text).count() for text in {texts!r}]"
    code = f"from sessions_app.models import Note; print({counts})"
    return json.loads(venue[0].manage("shell", "-v", "0", "-c", code).strip().splitlines()[-1])


def save(tablet: Page, folder: Path) -> Path:
    with tablet.expect_download() as saving:
        tablet.locator("#receipt [data-rescue=file]").click()
    path = folder / saving.value.suggested_filename
    saving.value.save_as(path)
    return path


def test_the_receipt_stands_in_a_quiet_place_and_counts_what_is_received(open_tablet):
    tablet = open_tablet()
    write(tablet, "Comptée une fois")
    expect(tablet.locator("#receipt-line")).to_have_text("1 envoi, 1 reçu")
    idea(tablet, "Comptée une fois").locator("[data-edit]").click()
    write(tablet, "Comptée deux fois")
    expect(tablet.locator("#receipt-line")).to_have_text("2 envois, 2 reçus")


def test_ideas_of_an_offline_tablet_come_in_by_file_once_and_stay_once(
    venue, open_tablet, rescue, troubles, tmp_path
):
    texts = ("Fichier : l’été", "Fichier : « œuvrer »", "Fichier : à l’année")
    tablet = open_tablet()
    offline_with(tablet, troubles, *texts)
    expect(tablet.locator("#receipt-line")).to_have_text("3 envois, 0 reçu, 3 en attente")
    tablet.locator("#rescue summary").click()
    path = save(tablet, tmp_path)
    assert path.name.startswith("idees-table-1-")
    expect(tablet.locator("#rescue-said")).to_contain_text("3 idées")
    rescue.set_input_files("#rescue-file", path)
    rescue.get_by_role("button", name="Lire le fichier").click()
    expect(rescue.locator("#rescue-answer")).to_contain_text("3 nouvelles, 0 déjà reçue")
    assert stored(venue, *texts) == [1, 1, 1]
    comes_back(tablet, *texts)
    assert stored(venue, *texts) == [1, 1, 1]
    expect(tablet.locator("#receipt-line")).to_have_text("3 envois, 3 reçus")


@pytest.mark.parametrize("plain", [False, True], ids=["packed", "not packed"])
def test_ideas_of_an_offline_tablet_come_in_by_codes_once_and_stay_once(
    venue, open_tablet, rescue, troubles, tmp_path, plain
):
    texts = tuple(f"Code {plain} {number} : « œuvrer » à l’été, ça se bâtit" for number in range(8))
    tablet = open_tablet()
    if plain:
        tablet.evaluate("delete window.CompressionStream")
    offline_with(tablet, troubles, *texts)
    tablet.locator("#rescue summary").click()
    tablet.locator("#receipt [data-rescue=codes]").click()
    expect(tablet.locator("#codes-title")).to_have_text("8 idées à lire")
    pictures = photograph(tablet, tmp_path)
    rescue.set_input_files("#photos", pictures[1:])
    expect(rescue.locator("#codes-said")).to_contain_text("Il manque")
    rescue.set_input_files("#photos", pictures[:1])
    expect(rescue.locator("#rescue-answer")).to_contain_text("8 nouvelles, 0 déjà reçue")
    comes_back(tablet, *texts)
    assert stored(venue, *texts) == [1] * 8


def photograph(tablet: Page, folder: Path) -> list[Path]:
    """Take a picture of the whole screen for each code shown."""
    words = tablet.locator("#codes-number").inner_text()
    total = int(words.split()[-1])
    assert total > 1
    paths = [folder / f"{number}.png" for number in range(1, total + 1)]
    for path in paths:
        tablet.screenshot(path=path)
        tablet.locator("#codes-next").click()
    return paths


def test_with_nothing_waiting_the_file_holds_all_and_no_code_is_shown(open_tablet, tmp_path):
    tablet = open_tablet()
    tablet.locator("#rescue summary").click()
    tablet.locator("#receipt [data-rescue=file]").click()
    expect(tablet.locator("#rescue-said")).to_have_text("Cette tablette n’a encore rien écrit.")
    write(tablet, "Déjà reçue, et dans le fichier")
    expect(tablet.locator("#receipt-line")).to_have_text("1 envoi, 1 reçu")
    tablet.locator("#receipt [data-rescue=codes]").click()
    expect(tablet.locator("#rescue-said")).to_contain_text("Rien n’attend")
    held = json.loads(save(tablet, tmp_path).read_text(encoding="utf-8"))
    assert [one["text"] for one in held["operations"]] == ["Déjà reçue, et dans le fichier"]


def test_the_two_buttons_come_to_the_host_when_the_network_is_away(open_tablet, troubles):
    tablet = open_tablet()
    expect(tablet.locator("#rescue-now")).to_be_hidden()
    offline_with(tablet, troubles, "En attente du réseau")
    expect(tablet.locator("#rescue-now")).to_be_visible(timeout=25_000)
    comes_back(tablet, "En attente du réseau")
    expect(tablet.locator("#rescue-now")).to_be_hidden()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_each_screen_fits_and_is_accessible(open_tablet, rescue, troubles, size):
    tablet = open_tablet()
    offline_with(tablet, troubles, f"Une idée pour l’écran {size}")
    for screen in (tablet, rescue):
        screen.set_viewport_size({"width": size[0], "height": size[1]})
    tablet.locator("#rescue summary").click()
    assert violations(tablet) == []
    tablet.locator("#receipt [data-rescue=codes]").click()
    expect(tablet.locator("#codes-canvas")).to_be_visible()
    for screen in (tablet, rescue):
        assert violations(screen) == []
        assert screen.evaluate("document.documentElement.scrollWidth") <= size[0]
    tablet.context.set_offline(False)
