"""Sixty people at twelve tables in a browser: pasted, planned, checked in, seated again, shown."""

import re

from playwright.sync_api import Page, expect

from sessions_app.closing.demo.people import NAMES, SECTORS
from tests.journeys.test_whole_cafe import first_account, go_to, open_projection, prepare
from tests.server import Server

PEOPLE = NAMES.split()
LIST = "Nom\tSecteur\tHôte\n" + "\n".join(
    f"{name}\t{SECTORS[n % 4]}\t{n + 1 if n < 12 else ''}" for n, name in enumerate(PEOPLE)
)


def test_sixty_people_from_a_pasted_list_to_the_second_round(server, new_page, troubles):
    troubles.expect("status of 422")
    laptop = new_page("laptop")
    first_account(laptop, server)
    prepare(laptop)
    paste(laptop)
    plan(laptop)
    projector = open_projection(laptop)
    expect(projector.locator("#projection")).to_contain_text("Ronde 1")
    expect(projector.locator(".projected__table")).to_have_count(12)
    expect(projector.locator(".projected__people li")).to_have_count(60)
    fits(projector)
    code = re.search(r"/cafes/(\w+)/", laptop.url)[1]
    check_in(laptop, server, code, projector)
    run(laptop, projector)


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


def fits(projector: Page) -> None:
    """All of the map is on the screen, in letters of 4 % of its height."""
    assert projector.evaluate("document.documentElement.scrollHeight") <= 1080
    size = projector.locator(".projected__people li").first.evaluate(
        "(li) => parseFloat(getComputedStyle(li).fontSize)"
    )
    assert size >= 0.04 * 1080 - 0.5


def check_in(laptop: Page, server: Server, code: str, projector: Page) -> None:
    laptop.goto(f"{server.base_url}/cafes/{code}/accueil/")
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


def run(laptop: Page, projector: Page) -> None:
    laptop.get_by_role("link", name="Revenir à l’animation").click()
    go_to(laptop, "Ronde 1")
    expect(projector.locator(".projected")).to_have_count(0)
    laptop.get_by_role("button", name="+ 5 min").click()
    go_to(laptop, "Transition")
    expect(projector.locator("#projection")).to_contain_text("Ronde 2")
    expect(projector.locator(".projected__people li")).to_have_count(57)
    fits(projector)
