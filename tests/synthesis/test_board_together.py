"""Two people at the same board: each sees the other's moves and neither overwrites the other."""

from playwright.sync_api import expect

from tests.synthesis.hand import SAID, add_theme, focused, free_notes, opened, themes, unsorted

# The frames that a socket brings wait while ``holds``, and are let go one by one, as on a slow Wi-Fi.
HOLDS = """
  window.held = [];
  window.WebSocket = class extends WebSocket {
    addEventListener(kind, hear) {
      super.addEventListener(kind, (event) => {
        const waits = window.holds && kind === "message" && event.data.includes("regions");
        if (waits) held.push(() => hear(event));
        else hear(event);
      });
    }
  };
"""
LET_ONE_GO = "held.shift()(), held.length"


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


def test_frames_that_come_late_take_neither_the_notes_chosen_nor_the_focus(fresh_board, new_page):
    page = new_page()
    page.add_init_script(HOLDS)
    opened(page, fresh_board)
    free_notes(page, 3)
    page.wait_for_timeout(400)  # the frames of those moves have come
    page.evaluate("window.holds = true")
    add_theme(page, "Nommé d’abord")
    page.wait_for_function("held.length === 1")
    unsorted(page).first.focus()
    for key in ("Space", "Shift+ArrowDown", "Shift+ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type("Tout juste né")
    page.keyboard.press("Enter")
    rows = themes(page).filter(has_text="Tout juste né").locator("[data-note]")
    expect(rows).to_have_count(3)
    page.wait_for_function("held.length === 2")
    rows.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    here = focused(page)
    for left in (1, 0):
        assert page.evaluate(LET_ONE_GO) == left
        assert focused(page) == here
        expect(page.locator("#board-count")).to_have_text("2 notes choisies")
    page.keyboard.press("b")
    expect(page.locator(".beside__said")).to_contain_text("est dans la fiche, avec ses 2 notes")


def test_a_note_that_another_person_moves_leaves_the_focus_to_the_next(board, new_page):
    ana, sofia = opened(new_page(), board), opened(new_page(), board)
    names = free_notes(ana, 3)
    unsorted(ana).nth(1).focus()
    there = sofia.locator(f"[data-list=''] [data-note='{names[1]}']")
    expect(there).to_be_visible()
    there.focus()
    sofia.keyboard.press("1")
    expect(ana.locator(f"[data-list=''] [data-note='{names[1]}']")).to_have_count(0)
    assert focused(ana) == names[2]
    ana.keyboard.press("ArrowUp")
    assert focused(ana) == names[0]
