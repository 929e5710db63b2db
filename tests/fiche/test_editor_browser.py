"""The editor in a browser: by the keyboard alone, and nothing typed is ever lost from the screen."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.server import Server

BULLETS = ".part--A .block--bullet textarea"


@pytest.fixture(scope="module")
def venue(tmp_path_factory):
    """A server with the demo cafés."""
    server = Server(tmp_path_factory.mktemp("venue"))
    server.start()
    yield server, json.loads(server.manage("demo_cafe", "--json"))["screens"]
    server.kill()


@pytest.fixture
def open_editor(new_page, venue):
    """Open an editor on a device of its own."""
    server, screens = venue

    def opened(name: str = "fiche_editor", size: str = "laptop") -> Page:
        page = new_page(size)
        page.goto(server.absolute(screens[name]))
        return page

    return opened


def saved(page: Page) -> None:
    expect(page.locator("#editor-state")).to_have_text("Tout est enregistré", timeout=15_000)


def texts(page: Page, where: str = BULLETS) -> list[str]:
    return page.locator(where).evaluate_all("areas => areas.map(area => area.value)")


def test_the_tools_of_a_block_hide_none_of_its_words(open_editor):
    page = open_editor()
    for kind in ("section", "theme", "lead_in"):
        block = page.locator(f".block--{kind}").first
        field = block.locator("textarea")
        field.focus()
        room = field.evaluate("one => parseFloat(getComputedStyle(one).paddingRight)")
        tools, frame = block.locator(".block__tools").bounding_box(), field.bounding_box()
        assert tools["x"] >= frame["x"] + frame["width"] - room, kind


def test_from_an_empty_fiche_to_bullets_in_the_preview_by_the_keyboard(open_editor):
    page = open_editor("fiche_editor_empty")
    start = page.get_by_role("button", name="Commencer à partir des questions")
    start.focus()
    page.keyboard.press("Enter")
    first = page.locator(BULLETS).first
    first.focus()
    page.keyboard.type("Se connaître par son nom")
    page.keyboard.press("Enter")
    page.keyboard.type("Prêter son échelle, œuvre commune")
    page.keyboard.press("Enter")
    page.keyboard.type("Écouter")
    saved(page)
    expect(page.locator(BULLETS)).to_have_count(3)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(BULLETS).nth(1)).to_have_value("Écouter")
    expect(page.locator(BULLETS).nth(1)).to_be_focused()
    items = page.locator("#fiche-side .fiche li")
    expect(items).to_have_text(
        ["Se connaître par son nom", "Écouter", "Prêter son échelle, œuvre commune"]
    )
    page.reload()
    assert texts(page)[1:] == ["Écouter", "Prêter son échelle, œuvre commune"]


def test_what_is_typed_while_the_page_still_loads_stays_in_its_field(open_editor):
    page = open_editor("fiche_editor")
    page.get_by_role("button", name="Avant de publier").click()
    links = page.locator("#fiche-side .line__text a")
    expect(links.first).to_be_visible()
    places = links.evaluate_all("all => all.map(one => one.href)")
    slow = []
    page.route("**/joined/editor.*.js", lambda route: slow.append(route))
    page.goto("about:blank")
    page.goto([one for one in places if re.search(r"-\d+$", one)][-1], wait_until="commit")
    page.locator(BULLETS).first.fill("")
    page.keyboard.type("Prêter ")
    [route] = slow
    route.continue_()
    page.wait_for_load_state("load")
    page.keyboard.type("son échelle")
    page.keyboard.press("Enter")
    page.keyboard.type("Écouter")
    expect(page.locator(BULLETS).nth(1)).to_have_value("Écouter")
    assert texts(page)[0] == "Prêter son échelle"
    saved(page)


def test_a_preview_that_answers_late_is_followed_by_a_fresh_one(open_editor):
    page = open_editor()
    late = []
    preview = "**/redaction/apercu/**"
    page.route(preview, lambda route: late.append((route, route.fetch())), times=1)
    bullet = page.locator(BULLETS).first
    with page.expect_response(preview.replace("apercu", "blocs")):
        bullet.fill("Une échelle bleue")
        bullet.blur()
    while not late:
        page.wait_for_timeout(50)
    with page.expect_response(preview.replace("apercu", "blocs")):
        bullet.fill("Une échelle jaune")
        bullet.blur()
    [(route, answer)] = late
    route.fulfill(response=answer)
    expect(page.locator("#fiche-side .fiche")).to_contain_text("Une échelle jaune")
    expect(page.locator("#editor-state")).to_have_text("Tout est enregistré")


def test_several_pasted_lines_are_several_bullets_and_a_removal_is_undone(open_editor):
    page = open_editor()
    before = texts(page)
    page.locator(BULLETS).last.focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(" Fin.\n- un banc\n\n• une lampe")
    expect(page.locator(BULLETS)).to_have_count(len(before) + 2)
    assert texts(page) == [*before[:-1], f"{before[-1]} Fin.", "un banc", "une lampe"]
    page.locator(BULLETS).last.fill("")
    page.keyboard.press("Backspace")
    expect(page.locator(BULLETS)).to_have_count(len(before) + 1)
    expect(page.locator(BULLETS).last).to_be_focused()
    page.locator("#fiche-removed").get_by_role("button", name="Annuler").click()
    expect(page.locator(BULLETS)).to_have_count(len(before) + 2)
    expect(page.locator(".removed__one")).to_have_count(0)


def test_without_a_server_the_text_stays_and_is_saved_when_it_returns(open_editor, troubles):
    troubles.expect("ERR_INTERNET_DISCONNECTED|htmx:(afterRequest|sendError)")
    page = open_editor()
    page.context.set_offline(True)
    field = page.locator(BULLETS).first
    field.fill("Écrit pendant la panne")
    expect(page.locator("#editor-state")).to_contain_text("Pas enregistré", timeout=15_000)
    assert field.input_value() == "Écrit pendant la panne"
    page.context.set_offline(False)
    saved(page)
    page.reload()
    assert texts(page)[0] == "Écrit pendant la panne"


def test_an_error_of_the_server_is_told_as_one_and_nothing_is_lost(open_editor, troubles):
    troubles.expect("status of 500|htmx:")
    page = open_editor()
    broken = ("**/redaction/notes/**", "**/redaction/blocs/**")
    for address in broken:
        page.route(address, lambda route: route.fulfill(status=500))
    bar = page.locator("#editor-state")
    page.get_by_role("button", name="Thèmes et notes").click()
    expect(bar).to_contain_text("Cette action n’a pas été faite\u00a0: le serveur a rencontré une")
    page.locator(BULLETS).first.fill("Écrit pendant l’erreur")
    expect(bar).to_contain_text("Pas enregistré\u00a0: le serveur a rencontré une erreur")
    assert texts(page)[0] == "Écrit pendant l’erreur"
    for address in broken:
        page.unroute(address)
    saved(page)
    page.reload()
    assert texts(page)[0] == "Écrit pendant l’erreur"


def test_two_people_in_one_bullet_see_both_texts_and_choose(open_editor, troubles):
    troubles.expect("status of 409")
    ana, sofia = open_editor(), open_editor()
    ana.locator(BULLETS).first.fill("Le texte d’Ana")
    saved(ana)
    sofia.locator(BULLETS).first.fill("Le texte de Sofia")
    both = sofia.locator(".stale__texts")
    expect(both).to_contain_text(re.compile("Le texte de Sofia.*Le texte d’Ana", re.DOTALL))
    assert texts(sofia)[0] == "Le texte de Sofia"
    sofia.get_by_role("button", name="Garder mon texte").click()
    saved(sofia)
    ana.reload()
    assert texts(ana)[0] == "Le texte de Sofia"


def test_a_theme_goes_into_the_fiche_and_its_notes_stay_behind_it(open_editor):
    page = open_editor()
    page.get_by_role("button", name="Thèmes et notes").click()
    group = page.locator(".group", has_text="En puces").first
    title = group.locator(".group__title").inner_text()
    group.get_by_role("button", name="En puces").click()
    group = page.locator(".group", has_text=title).first
    expect(group).to_contain_text("dans la fiche")
    expect(group.locator(".line", has_not_text="utilisée")).to_have_count(0)
    group.get_by_role("link", name="Y aller").click()
    expect(page.locator("textarea:focus")).to_have_value(title)
    page.locator(".block--theme:focus-within ~ .block--bullet .chip").first.click()
    attached = page.locator(".attached")
    expect(attached.locator(".line__text")).to_have_count(1)
    attached.get_by_role("button", name="Détacher").click()
    expect(attached.locator(".line__text")).to_have_count(0)


@pytest.mark.parametrize("size", ["laptop", "small laptop", "phone"])
@pytest.mark.parametrize("screen", ["fiche_editor", "fiche"])
def test_the_screens_are_accessible_and_fit(open_editor, screen, size):
    page = open_editor(screen, size)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
