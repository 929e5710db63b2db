"""Two people at the same board: each sees the other's moves and neither overwrites the other."""

from playwright.sync_api import expect

from tests.synthesis.hand import SAID, add_theme, free_notes, opened, unsorted


def test_a_second_person_sees_each_move_and_types_in_peace(board, new_page):
    ana, sofia = opened(new_page(), board), opened(new_page(), board)
    sofia.get_by_role("button", name="Renommer").first.click()
    title = sofia.get_by_label("Nouveau nom du thème")
    title.fill("Un titre qui s’écrit")
    added = add_theme(ana, "Venu d’à côté")
    name = free_notes(ana, 1)[0]
    unsorted(ana).first.focus()
    ana.keyboard.press("Enter")
    ana.get_by_label("Nom ou numéro du thème").fill("venu")
    ana.keyboard.press("Enter")
    expect(added.locator(f"[data-note='{name}']")).to_have_count(1)
    expect(sofia.locator(f"[data-list=''] [data-note='{name}']")).to_have_count(0)
    expect(title).to_have_value("Un titre qui s’écrit")
    title.press("Enter")
    expect(sofia.locator("[data-theme]", has_text="Venu d’à côté")).to_contain_text("1 note")
    expect(ana.locator(".theme__title", has_text="Un titre qui s’écrit")).to_be_visible()


def test_a_title_changed_meanwhile_is_refused_and_the_typed_one_stays(board, new_page, troubles):
    troubles.expect("409")
    ana, sofia = opened(new_page(), board), opened(new_page(), board)
    name = "Nouveau nom du thème"
    for person in (ana, sofia):
        person.get_by_role("button", name="Renommer").first.click()
    ana.get_by_label(name).fill("Premier arrivé")
    ana.get_by_label(name).press("Enter")
    expect(ana.locator(SAID)).to_contain_text("Thème renommé « Premier arrivé ».")
    sofia.get_by_label(name).fill("Second arrivé")
    sofia.get_by_label(name).press("Enter")
    expect(sofia.locator("#notices")).to_contain_text("Premier arrivé")
    expect(sofia.locator("#notices")).to_contain_text("Second arrivé")
    expect(sofia.get_by_label(name)).to_have_value("Second arrivé")
    sofia.get_by_label(name).press("Escape")
    expect(sofia.locator(".theme__title").first).to_contain_text("Premier arrivé")
