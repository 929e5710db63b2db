"""One whole café in a browser: from an empty laptop to the Word file, with the server killed."""

import re
from pathlib import Path
from typing import Any

from docx import Document
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.chromium import AWAY
from tests.server import Server

IDEA = "Connaître les prénoms de sa rue, c’est déjà de l’entraide."
OFFLINE_IDEA = "Écrite pendant que le serveur était mort : « rien ne s’est perdu »."


def test_from_an_empty_laptop_to_the_word_file(new_laptop, new_page, troubles, tmp_path):
    troubles.expect(AWAY)
    laptop = new_page("laptop")
    first_account(laptop, new_laptop)
    prepare(laptop)
    tablet = open_table(laptop, new_page("tablet"), new_laptop)
    projector = open_projection(laptop)
    run_first_round(laptop, tablet, projector)
    kill_and_go_on(new_laptop, laptop, tablet, projector)
    harvest_and_group(laptop)
    word = write_and_export(laptop, tmp_path)
    said = "\n".join(paragraph.text for paragraph in Document(str(word)).paragraphs)
    assert IDEA in said
    assert "L’entraide commence par le prénom" in said
    assert "Vivre en bon voisinage" in said


def first_account(laptop: Page, server: Server) -> None:
    laptop.goto(server.base_url)
    laptop.get_by_label("Nom de votre organisme").fill("Centre de quartier")
    laptop.get_by_label("Votre nom").fill("Ana Tremblay")
    laptop.get_by_label("Identifiant").fill("ana")
    laptop.get_by_label("Mot de passe").fill("une courte phrase à moi")
    laptop.get_by_role("button", name="Créer mon compte").click()
    expect(laptop.get_by_role("heading", name="Mes cafés")).to_be_visible()


def prepare(laptop: Page) -> None:
    laptop.get_by_role("link", name="Préparer un café").first.click()
    laptop.get_by_label("Titre").fill("Vivre en bon voisinage")
    laptop.get_by_role("button", name="Créer ce café").click()
    expect(laptop.get_by_role("heading", name="Vivre en bon voisinage").first).to_be_visible()


def open_table(laptop: Page, tablet: Page, server: Server) -> Page:
    laptop.get_by_role("link", name="Cartes et codes des tables").click()
    code = laptop.locator(".access__code").first.inner_text().split()[-1]
    tablet.goto(f"{server.room_url}/entrer/")
    tablet.get_by_label("Code à six caractères").fill(code.lower())
    tablet.get_by_role("button", name="Ouvrir ma table").click()
    expect(tablet.get_by_role("heading", name="Demande envoyée")).to_be_visible()
    assert violations(tablet) == []
    number = tablet.locator(".waiting__number strong").inner_text()
    console = laptop.context.new_page()
    console.goto(laptop.url.replace("preparation/acces", "animation"))
    asking = console.locator("[data-entry]").filter(has_text=number)
    assert violations(console) == []
    asking.get_by_role("button", name="Faire entrer").click()
    expect(asking).to_have_count(0)
    console.close()
    expect(tablet.locator("body")).to_have_attribute("data-connection", "online")
    return tablet


def open_projection(laptop: Page) -> Page:
    laptop.get_by_role("navigation").get_by_role("link", name="Animation").click()
    with laptop.expect_popup() as popup:
        laptop.get_by_role("link", name="Ouvrir la projection").click()
    popup.value.set_viewport_size({"width": 1920, "height": 1080})
    popup.value.wait_for_load_state()  # Its words come before its styles.
    return popup.value


def go_to(laptop: Page, step: str) -> None:
    """Press the big button until the step is on air."""
    current = laptop.locator("#console-agenda > ol [aria-current=step]")
    for _step in range(12):
        before = current.inner_text() if current.count() else ""
        if step in before:
            return
        laptop.locator("#next").click()
        expect(current).not_to_have_text(before, use_inner_text=True)
    raise AssertionError(f"{step} never came")


def run_first_round(laptop: Page, tablet: Page, projector: Page) -> None:
    go_to(laptop, "Ronde 1")
    for screen in (tablet, projector):
        expect(screen.locator("[data-clock]")).to_have_attribute("data-state", "running")
    tablet.fill("#idea", IDEA)
    tablet.get_by_role("button", name="Ajouter l’idée").click()
    expect(idea(tablet, IDEA)).to_have_attribute("data-state", "received")
    expect(laptop.locator(".table-card").first).to_contain_text(IDEA[:40])
    clocks = [screen.locator("[data-clock-digits]").inner_text() for screen in (tablet, projector)]
    assert abs(seconds(clocks[0]) - seconds(clocks[1])) <= 1


def seconds(shown: str) -> int:
    minutes, rest = re.fullmatch(r"(\d+):(\d\d)", shown).groups()  # type: ignore[union-attr]
    return int(minutes) * 60 + int(rest)


def idea(tablet: Page, text: str) -> Any:
    return tablet.locator(":is([data-pending], [data-received]) > .idea", has_text=text)


def kill_and_go_on(server: Server, laptop: Page, tablet: Page, projector: Page) -> None:
    server.kill()
    tablet.fill("#idea", OFFLINE_IDEA)
    tablet.get_by_role("button", name="Ajouter l’idée").click()
    expect(idea(tablet, OFFLINE_IDEA)).to_have_attribute("data-state", "waiting")
    server.start()
    expect(idea(tablet, OFFLINE_IDEA)).to_have_attribute("data-state", "received", timeout=20_000)
    expect(laptop.locator("body")).to_have_attribute("data-connection", "online", timeout=20_000)
    expect(laptop.locator(".table-card").first).to_contain_text("2 idées")
    go_to(laptop, "Ronde 2")
    expect(projector.locator(".projection__step")).to_have_text("Ronde 2 sur 3", timeout=20_000)
    expect(tablet.locator(".host__table")).to_contain_text("ronde 2 sur 3")
    go_to(laptop, "Clôture")
    laptop.get_by_role("button", name="Terminer le café").click()
    expect(tablet.locator("#host-stage")).to_contain_text("Le café est terminé")


def harvest_and_group(laptop: Page) -> None:
    laptop.get_by_role("navigation").get_by_role("link", name="Récolte").click()
    expect(laptop.locator("main")).to_contain_text("rien reçu")
    laptop.get_by_label("Idée dite en plénière").fill("Dit devant toute la salle")
    laptop.get_by_role("button", name="Ajouter l’idée").click()
    expect(laptop.locator("main")).to_contain_text("Idée gardée")
    laptop.get_by_role("navigation").get_by_role("link", name="Synthèse").click()
    laptop.get_by_label("Nom du nouveau thème").fill("L’entraide commence par le prénom")
    laptop.get_by_role("button", name="Ajouter le thème").click()
    theme = laptop.locator("[data-theme]", has_text="L’entraide commence par le prénom")
    expect(theme).to_be_visible()
    laptop.locator("[data-list=''] [data-note]", has_text=IDEA).focus()
    laptop.keyboard.press("Enter")
    laptop.get_by_label("Nom ou numéro du thème").fill("entraide")
    laptop.keyboard.press("Enter")
    expect(theme.locator("[data-note]")).to_have_count(1)
    expect(theme).to_contain_text(IDEA)


def write_and_export(laptop: Page, folder: Path) -> Path:
    laptop.get_by_role("navigation").get_by_role("link", name="Fiche").click()
    laptop.get_by_role("button", name=re.compile("Commencer à partir des questions")).click()
    expect(laptop.get_by_label("Titre", exact=True).first).to_have_value("Vivre en bon voisinage")
    laptop.get_by_role("navigation").get_by_role("link", name="Synthèse").click()
    laptop.get_by_role("button", name=re.compile("Vers la fiche")).click()
    expect(laptop.locator("#board-said, #notices").first).not_to_be_empty()
    laptop.get_by_role("navigation").get_by_role("link", name="Fiche").click()
    laptop.get_by_role("link", name="Lire et exporter").click()
    expect(laptop.locator("article")).to_contain_text(IDEA)
    with laptop.expect_download() as download:
        laptop.locator("a[download]", has_text="Word").first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    assert path.suffix == ".docx"
    return path
