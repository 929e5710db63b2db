"""The preparation page in a browser: times move at once, and nothing typed is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.chromium import Troubles
from tests.server import Server

REFUSED = r"status of 4(09|22)"
FIRST = {
    "organisation": "Centre de quartier",
    "name": "Ana Tremblay",
    "username": "ana",
    "password": "une courte phrase à moi",
}

CORRECT_AT_ONCE = """() => {
  const settled = () => { document.body.dataset.settled = "yes"; };
  const correct = () => setTimeout(() => {
    document.querySelectorAll("input[name=minutes]")[3].value = "30";
    document.addEventListener("htmx:afterSettle", settled);
  }, 100);
  document.addEventListener("htmx:afterSwap", correct, { once: true });
}"""


@pytest.fixture(scope="module")
def venue(tmp_path_factory, browser):
    """One server for this file, and the signed-in session of its first account."""
    server = Server(tmp_path_factory.mktemp("venue"))
    server.start()
    context, troubles = browser.new_context(locale="fr-CA"), Troubles()
    troubles.watch(context)
    page = context.new_page()
    page.goto(server.base_url)
    for name, value in FIRST.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="Créer mon compte").click()
    assert troubles.unexpected() == []
    yield server.base_url, context.storage_state()
    context.close()
    server.kill()


@pytest.fixture
def open_cafe(new_page, venue):
    """Make a café from the ready-made shape, on a device of this size."""
    base, session = venue

    def opened(size: str = "small laptop") -> Page:
        page = new_page(size, storage_state=session)
        page.goto(f"{base}/cafes/nouveau/")
        page.fill("[name=title]", "Vivre ensemble, vieillir chez soi")
        page.fill("[name=starts_at]", "2031-09-21T13:00")
        page.get_by_role("button", name="Créer ce café").click()
        page.wait_for_url("**/preparation/")
        expect(page.locator("#end")).to_have_text("15:30 (2\u00a0h\u00a030)")
        return page

    return opened


def minutes(page: Page, position: int):
    return page.locator("input[name=minutes]").nth(position)


def leave(field) -> str:
    """Leave a field by the keyboard; return what is said of it."""
    field.press("Tab")
    state = field.locator("xpath=ancestor::form[1]").locator(".one__state p")
    state.wait_for()
    return state.inner_text().strip()


def test_a_duration_moves_the_end_without_a_reload_and_the_keyboard_goes_on(open_cafe):
    page = open_cafe()
    minutes(page, 3).fill("35")
    assert leave(minutes(page, 3)) == "Enregistré"
    assert page.inner_text("#end").startswith("15:45")
    assert page.evaluate("document.activeElement.id").endswith("-monter")


def test_a_wrong_duration_stays_on_screen_while_the_agenda_changes(open_cafe, troubles):
    troubles.expect(REFUSED)
    page = open_cafe()
    minutes(page, 3).fill("600")
    assert leave(minutes(page, 3)).startswith("Une étape dure de 1 à 240 minutes.")
    page.select_option("#add-phase-kind", "closing")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.locator("#said")).to_have_text("Étape ajoutée.")
    expect(minutes(page, 3)).to_have_value("600")
    expect(minutes(page, 3)).to_have_attribute("aria-invalid", "true")
    minutes(page, 3).fill("30")
    minutes(page, 3).press("Tab")
    expect(page.locator("[aria-invalid=true]")).to_have_count(0)
    expect(page.locator("#agenda .saved")).to_have_count(1)


def test_a_correction_made_while_the_agenda_settles_is_not_taken_back(open_cafe, troubles):
    troubles.expect(REFUSED)
    page = open_cafe()
    minutes(page, 3).fill("600")
    leave(minutes(page, 3))
    page.evaluate("htmx.config.defaultSettleDelay = 1000")
    page.evaluate(CORRECT_AT_ONCE)
    page.select_option("#add-phase-kind", "closing")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.locator("body[data-settled]")).to_be_attached()
    expect(minutes(page, 3)).to_have_value("30")


def test_what_is_typed_while_the_server_is_away_is_saved_at_its_return(open_cafe, troubles):
    troubles.expect("INTERNET_DISCONNECTED|htmx:")
    page = open_cafe()
    page.context.set_offline(True)
    page.fill("#cafe-place", "Salle 2")
    assert leave(page.locator("#cafe-place")).startswith("Pas encore enregistré")
    page.context.set_offline(False)
    expect(page.locator("#cafe-place_state")).to_have_text("Enregistré")
    page.reload()
    expect(page.locator("#cafe-place")).to_have_value("Salle 2")


def test_a_question_is_added_written_and_moved_by_the_keyboard(open_cafe):
    page = open_cafe()
    page.locator("#add-question").press("Enter")
    expect(page.locator("#said")).to_have_text("Question ajoutée.")
    expect(page.get_by_label("Question 4", exact=True)).to_be_focused()
    page.keyboard.type("Et maintenant, que faire?")
    page.locator(".row--question .saved").wait_for()
    page.get_by_role("button", name="Monter la question 4").press("Enter")
    expect(page.locator("#said")).to_have_text("Question déplacée.")
    expect(page.get_by_label("Question 3", exact=True)).to_have_value("Et maintenant, que faire?")
    expect(page.get_by_role("button", name="Monter la question 3")).to_be_focused()


def test_a_question_shows_its_typography_once_it_is_left(open_cafe):
    page = open_cafe()
    question = page.get_by_label("Question 1", exact=True)
    question.fill("Qu'est-ce que l'entraide ?")
    page.locator(".row--question .saved").wait_for()
    expect(question).to_have_value("Qu'est-ce que l'entraide ?")
    question.press("Tab")
    expect(question).to_have_value("Qu’est-ce que l’entraide?")


def test_the_code_of_the_café_shows_on_the_smallest_screen(open_cafe):
    page = open_cafe()
    page.set_viewport_size({"width": 320, "height": 640})
    code = page.get_by_text("Code du café")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_a_wrong_field_of_a_page_is_bordered_and_labels_end_without_a_colon(open_cafe, venue):
    page = open_cafe()
    page.goto(f"{venue[0]}/cafes/nouveau/")
    page.get_by_role("button", name="Créer ce café").click()
    title = page.get_by_label("Titre du café", exact=True)
    expect(title).to_have_css("border-top-width", "2px")
    assert [text for text in page.locator("label").all_inner_texts() if text.endswith(":")] == []


def test_the_mode_changes_the_matrix_at_once(open_cafe):
    page = open_cafe()
    second = page.locator("#matrix tbody tr").nth(1).locator("td").first
    expect(second).to_contain_text("Définition")
    page.get_by_label("Une question par table (carrousel)").check()
    expect(second).to_contain_text("Obstacles")


def test_closing_a_link_is_asked_in_a_dialog_that_escape_leaves(open_cafe):
    page = open_cafe()
    page.get_by_role("link", name="Cartes et codes des tables").click()
    page.wait_for_url("**/acces/")
    # The link of a second animator, which nobody made.
    expect(page.locator("#cards .access__closed")).to_have_count(1)
    close = page.get_by_role("button", name="Fermer ce lien")
    close.first.click()
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    close.first.click()
    page.locator("dialog").get_by_role("button", name="Fermer ce lien").click()
    expect(page.locator("#said")).to_have_text("Lien fermé.")
    expect(page.locator("#cards .access__closed")).to_have_count(2)


@pytest.mark.parametrize("size", ["small laptop", "phone"])
def test_no_page_breaks_a_rule_of_accessibility_or_scrolls_sideways(open_cafe, venue, size):
    page = open_cafe(size)
    here = page.url
    for path in (here, f"{here}acces/", f"{here}acces/imprimer/", f"{here}acces/1/"):
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    for path in ("/cafes/", "/cafes/nouveau/"):
        page.goto(venue[0] + path)
        assert violations(page) == [], path
