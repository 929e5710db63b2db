"""The board and the editor in a browser that lacks what came after 2022."""

import json

import pytest
from playwright.sync_api import expect

from tests.server import Server

LACKS = """
  delete Array.prototype.findLast; delete Array.prototype.findLastIndex; delete Array.prototype.at;
  delete HTMLFormElement.prototype.requestSubmit;
  for (const name of ["popover", "hidePopover", "showPopover", "togglePopover"])
    delete HTMLElement.prototype[name];
  for (const name of ["popoverTargetElement"]) delete HTMLButtonElement.prototype[name];
  document.addEventListener("readystatechange", () => {
    for (const one of document.querySelectorAll("[popover]")) one.removeAttribute("popover");
    for (const one of document.querySelectorAll("[popovertarget]"))
      one.removeAttribute("popovertarget");
  });
"""


@pytest.fixture(scope="module")
def screens(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("older"))
    server.start()
    found = json.loads(server.manage("demo_cafe", "--json"))["screens"]
    yield {name: server.absolute(address) for name, address in found.items()}
    server.kill()


@pytest.fixture
def older(page):
    page.add_init_script(LACKS)
    return page


def test_a_note_is_moved_and_the_focus_goes_on(older, screens):
    older.goto(screens["synthesis"])
    notes = older.locator("[data-list=''] [role=option]")
    if notes.count() == 0:
        notes = older.locator("[data-list] [role=option]")
    notes.first.focus()
    older.keyboard.press("End")
    older.keyboard.press("2")
    expect(older.locator("#board-said")).to_contain_text("Note placée dans")
    expect(older.locator("[role=option]:focus")).to_have_count(1)


def test_the_menu_after_a_block_opens_adds_and_closes(older, screens):
    older.goto(screens["fiche_editor"])
    menu, blocks = older.locator("#adder"), older.locator("#fiche-blocks [data-block]")
    expect(menu).to_be_hidden()
    before = blocks.count()
    more = older.locator("[data-verb=more]").nth(3)
    more.click(force=True)
    expect(menu).to_be_visible()
    older.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    more.click(force=True)
    menu.get_by_role("button", name="Paragraphe").click()
    expect(menu).to_be_hidden()
    expect(blocks).to_have_count(before + 1)
