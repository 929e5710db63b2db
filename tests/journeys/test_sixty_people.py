"""Sixty people at twelve tables in a browser: pasted, planned, printed, checked in, run to the end."""

import io
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from sessions_app.closing.demo.people import NAMES, SECTORS
from sessions_app.preparation.kit.kinds import NAMES as NAMES_OF_SHEETS
from tests.journeys.test_whole_cafe import (
    first_account,
    go_to,
    idea,
    open_projection,
    open_table,
    prepare,
)

DAY = 24 * 60
PEOPLE = NAMES.split()
LIST = "Nom\tSecteur\tHôte\n" + "\n".join(
    f"{name}\t{SECTORS[n % 4]}\t{n + 1 if n < 12 else ''}" for n, name in enumerate(PEOPLE)
)


def test_sixty_people_from_a_pasted_list_to_the_end(server, new_page, troubles):
    troubles.expect("status of 422")
    laptop = new_page("laptop")
    first_account(laptop, server)
    prepare(laptop)
    paste(laptop)
    plan(laptop)
    print_everything(laptop)
    tablet = open_table(laptop, new_page("tablet"), server)
    projector = open_projection(laptop)
    expect(projector.locator("#projection")).to_contain_text("Ronde 1")
    expect(projector.locator(".projected__table")).to_have_count(12)
    expect(projector.locator(".projected__people li")).to_have_count(60)
    fits(projector)
    check_in(laptop, projector)
    run_first_round(laptop, tablet, projector)
    run_to_the_end(laptop, tablet, projector)
    read_the_harvest(laptop)


def paste(laptop: Page) -> None:
    tables = laptop.get_by_label("Nombre de tables")
    tables.fill("12")
    tables.press("Tab")
    expect(laptop.locator(".row--table")).to_have_count(12)
    laptop.get_by_role("link", name="Les personnes et leurs places").click()
    laptop.get_by_label("Liste à coller").fill(LIST.replace("Thérèse", "Aïcha"))
    laptop.get_by_role("button", name="Ajouter ces personnes").click()
    expect(laptop.get_by_role("alert")).to_contain_text("Ligne 61")
    expect(laptop.get_by_label("Liste à coller")).to_have_value(re.compile("Aïcha\tVille"))
    laptop.get_by_label("Liste à coller").fill(LIST)
    laptop.get_by_role("button", name="Ajouter ces personnes").click()
    expect(laptop.get_by_role("heading", name="60 personnes")).to_be_visible()


def plan(laptop: Page) -> None:
    laptop.get_by_label("Liste à coller").fill("Pas encore ajoutée")
    laptop.get_by_role("button", name="Retirer Alain").click()
    expect(laptop.get_by_role("heading", name="59 personnes")).to_be_visible()
    expect(laptop.get_by_label("Liste à coller")).to_have_value("Pas encore ajoutée")
    laptop.get_by_role("button", name="Remettre la personne retirée").click()
    expect(laptop.get_by_role("heading", name="60 personnes")).to_be_visible()
    laptop.get_by_role("link", name="Préparer le plan de tables").click()
    laptop.get_by_role("button", name="Préparer le plan").click()
    expect(laptop.locator(".worth")).to_contain_text(re.compile(r"0\s*minimum prouvé\s:\s0"))
    first, second = laptop.locator(".seat-map").first.locator(".spot").all()[:2]
    one, other = first.get_by_role("button").nth(2), second.get_by_role("button").nth(2)
    names = one.inner_text(), other.inner_text()
    one.press("Enter")
    other.press("Enter")
    expect(laptop.locator("#plan > .notice")).to_contain_text("ont échangé leurs places")
    expect(first.get_by_role("button", name=names[1], exact=True)).to_be_visible()
    laptop.get_by_role("button", name="Annuler l’échange").click()
    expect(first.get_by_role("button", name=names[0], exact=True)).to_be_visible()


def print_everything(laptop: Page) -> None:
    """Every sheet of the kit is an accessible PDF, on both papers; the badges name all."""
    laptop.get_by_role("navigation").get_by_role("link", name="Préparation").click()
    laptop.get_by_role("link", name="Imprimer", exact=True).click()
    expect(laptop.locator("[name=papier], [href*='papier=']").first).to_be_visible()
    sheets = {name: [download(one) for one in offers(laptop, name)] for name in NAMES_OF_SHEETS}
    assert {name: len(both) for name, both in sheets.items()} == dict.fromkeys(sheets, 2)
    for content in (one for both in sheets.values() for one in both):
        assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    pages = {name: len(PdfReader(io.BytesIO(both[0])).pages) for name, both in sheets.items()}
    assert pages == {"badges": 8, "cartes": 6, "etiquette": 1, "avis": 1, "hotes": 12, "notes": 36}
    badges = PdfReader(io.BytesIO(sheets["badges"][0])).pages
    said = " ".join(page.extract_text() for page in badges)
    assert [name for name in PEOPLE if name not in said] == []
    laptop.get_by_role("navigation").get_by_role("link", name="Préparation").click()


def offers(laptop: Page, name: str) -> list[Locator]:
    return laptop.locator(f"a[href*='/{name}/?papier='], form[action*='/{name}/'] button").all()


def download(offer: Locator) -> bytes:
    with offer.page.expect_download() as waiting:
        offer.click()
    return Path(waiting.value.path()).read_bytes()


def fits(projector: Page) -> None:
    """All of the map is on the screen, in letters of 4 % of its height."""
    assert projector.evaluate("document.documentElement.scrollHeight") <= 1080
    size = projector.locator(".projected__people li").first.evaluate(
        "(li) => parseFloat(getComputedStyle(li).fontSize)"
    )
    assert size >= 0.04 * 1080 - 0.5


def check_in(laptop: Page, projector: Page) -> None:
    laptop.get_by_role("link", name="Accueil des personnes").click()
    expect(laptop.locator("body")).to_have_attribute("data-connection", "online")
    laptop.get_by_role("searchbox").fill("AICHA")
    expect(laptop.locator(".attendee:visible")).to_have_count(1)
    laptop.get_by_role("button", name="Aïcha est là").click()
    expect(laptop.locator(".attendee--here")).to_have_count(1)
    laptop.get_by_role("searchbox").fill("")
    for at, name in enumerate(PEOPLE[50:56], 1):
        laptop.get_by_role("button", name=f"{name} ne viendra pas").click()
        expect(laptop.locator(".attendee--absent")).to_have_count(at)
    expect(projector.locator(".projected__people li")).to_have_count(54)
    for at, name in enumerate(("Zoé", "Yan", ""), 1):
        laptop.get_by_label("Nom ou pseudonyme").fill(name)
        laptop.get_by_role("button", name="Ajouter et placer").click()
        expect(laptop.locator("#walk-in [role=status]")).to_contain_text(name or "Personne 63")
        expect(laptop.locator(".attendee--here")).to_have_count(1 + at)
    expect(projector.locator("#projection")).to_contain_text("Zoé")
    laptop.get_by_role("button", name="Revoir les places à venir").click()
    expect(laptop.locator("#propose")).to_have_text("Chercher de nouveau")
    apply = laptop.get_by_role("button", name="Appliquer ces places")
    if apply.count():
        apply.click()
        expect(laptop.locator("#proposal [role=status]")).to_contain_text("nouvelle place")
        expect(laptop.get_by_role("button", name="Remettre les places d’avant")).to_be_visible()
    expect(projector.locator(".projected__people li")).to_have_count(57)


def run_first_round(laptop: Page, tablet: Page, projector: Page) -> None:
    laptop.get_by_role("link", name="Revenir à l’animation").click()
    go_to(laptop, "Ronde 1")
    expect(projector.locator(".projected")).to_have_count(0)
    add(tablet, "Une idée de la ronde 1")
    end = laptop.locator("#console-agenda .agenda__item--end time").first
    before = minutes_of(end.inner_text())
    laptop.get_by_role("button", name="+ 5 min").click()
    expect(on_air(laptop)).to_contain_text("20 25 min")
    assert 5 <= (minutes_of(end.inner_text()) - before) % DAY <= 6


def run_to_the_end(laptop: Page, tablet: Page, projector: Page) -> None:
    """Three rounds, each seated by the plan; then the harvest has all its minutes."""
    for number in (2, 3):
        go_to(laptop, "Transition")
        expect(projector.locator("#projection")).to_contain_text(f"Ronde {number}")
        expect(projector.locator(".projected__people li")).to_have_count(57)
        fits(projector)
        go_to(laptop, f"Ronde {number}")
        expect(tablet.locator(".host__table")).to_contain_text(f"ronde {number} sur 3")
        add(tablet, f"Une idée de la ronde {number}")
    go_to(laptop, "Récolte")
    expect(on_air(laptop)).to_contain_text("20 min")
    expect(on_air(laptop).locator("s")).to_have_count(0)
    clock = projector.locator("[data-clock-digits]")
    expect(clock).to_have_text(re.compile("^(20:00|19:[345]\\d)$"))
    go_to(laptop, "Clôture")
    laptop.get_by_role("button", name="Terminer le café").click()
    expect(tablet.locator("#host-stage")).to_contain_text("Le café est terminé")
    expect(projector.locator("#projection")).to_contain_text("Merci de votre participation")
    expect(laptop.locator("#console-receipt")).to_contain_text("Tout est reçu")


def read_the_harvest(laptop: Page) -> None:
    """Nothing that a table wrote is lacking."""
    laptop.get_by_role("navigation").get_by_role("link", name="Récolte").click()
    for number in (1, 2, 3):
        expect(laptop.get_by_text(f"Une idée de la ronde {number}").first).to_be_attached()


def on_air(laptop: Page) -> Locator:
    return laptop.locator("#console-agenda > ol [aria-current=step]")


def add(tablet: Page, text: str) -> None:
    tablet.fill("#idea", text)
    tablet.get_by_role("button", name="Ajouter l’idée").click()
    expect(idea(tablet, text)).to_have_attribute("data-state", "received")


def minutes_of(shown: str) -> int:
    hours, minutes = shown.split(":")
    return int(hours) * 60 + int(minutes)
