"""Proposed themes and notes said twice in a browser, by keyboard and by mouse."""

from playwright.sync_api import expect

from tests.synthesis.hand import SAID, add_theme, free_notes, opened, unsorted

DIALOG = "#board-near"


def test_by_keyboard_one_note_after_another(board, page):
    opened(page, board)
    notes = free_notes(page, 3)
    word = max(unsorted(page).first.locator(".note__text").inner_text().split(), key=len)
    target = add_theme(page, f"Autour de {word}")
    unsorted(page).first.focus()
    page.keyboard.press("t")
    expect(page.locator(DIALOG)).to_be_visible()
    expect(page.locator("#near-place")).to_have_text(f"Note 1 de {unsorted(page).count()}")
    first = page.locator(f"{DIALOG} [data-accept]").first
    expect(first).to_be_focused()
    before = unsorted(page).count()
    page.keyboard.press("1")
    expect(page.locator("#near-said")).to_contain_text("Note placée dans")
    expect(unsorted(page)).to_have_count(before - 1)
    expect(page.locator("#near-place")).to_contain_text("Note 2 de")
    page.get_by_role("button", name="Annuler le dernier classement").press("Enter")
    expect(unsorted(page)).to_have_count(before)
    expect(page.locator("#near-place")).to_contain_text("Note 1 de")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#near-place")).to_contain_text("Note 2 de")
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(unsorted(page).nth(1)).to_be_focused()
    assert unsorted(page).first.get_attribute("data-note") == notes[0]
    expect(target.locator("[data-note]")).to_have_count(0)


def test_the_pile_is_passed_in_review_to_its_end(board, page):
    opened(page, board)
    free_notes(page, 2)
    page.get_by_role("button", name="Proposer des thèmes").click()
    for _ in range(unsorted(page).count()):
        page.get_by_role("button", name="Passer", exact=True).click()
    expect(page.locator("#near-body")).to_have_text("Il n’y a plus de note à passer en revue.")
    expect(page.locator(f"{DIALOG} [data-near=close]")).to_be_focused()
    assert unsorted(page).count() >= 2


def test_another_theme_is_chosen_by_its_name(board, page):
    opened(page, board)
    free_notes(page, 1)
    page.get_by_role("button", name="Proposer des thèmes").click()
    page.get_by_role("button", name="Autre thème…").click()
    page.get_by_label("Nom ou numéro du thème").fill("Encore un autre")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Encore un autre")


def say_twice(page, text):
    """Add the same idea twice, as the plenary's scribe does."""
    page.locator("a[href$='/recolte/']").first.click()
    for _ in range(2):
        page.locator("#plenary-form textarea").fill(text)
        page.locator("#plenary-form button").first.click()
        expect(page.locator("#plenary-form textarea")).to_have_value("")


def test_pairs_are_joined_undone_and_told_apart(board, page):
    page.goto(board)
    say_twice(page, "Un local chauffé pour attendre l’autobus")
    page.goto(board)
    page.get_by_role("link", name="Notes qui se ressemblent").click()
    pairs = page.locator("[data-pair]:visible")
    expect(pairs).to_have_count(1)
    pairs.get_by_label("Thème").select_option(index=1)
    pairs.get_by_role("button", name="Ce sont les mêmes").press("Enter")
    expect(pairs).to_have_count(0)
    page.locator(SAID).get_by_role("button", name="Annuler").press("Enter")
    expect(pairs).to_have_count(1)
    pairs.get_by_role("button", name="Différentes").press("Enter")
    expect(pairs).to_have_count(0)
    expect(page.locator(SAID)).to_contain_text("Paire jugée différente.")
    page.get_by_role("button", name="Les montrer de nouveau").press("Enter")
    expect(pairs).to_have_count(1)
    page.locator(SAID).get_by_role("button", name="Annuler").press("Enter")
    expect(pairs).to_have_count(0)
