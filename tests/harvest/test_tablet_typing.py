"""Typing while the room lives: focus, caret and text stay put; accents of every keyboard arrive.

WORLDCAFE_UPDATES says through how many live updates (100 without it; 500 is the long form).
"""

import json
import os
import secrets
import threading
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.harvest.test_tablet_browser import idea

UPDATES = int(os.environ.get("WORLDCAFE_UPDATES", "100"))
# Compares the field just before and just after each region is swapped.
WATCH = """() => {
  const field = document.getElementById("idea");
  const look = () => [document.activeElement === field, document.getElementById("idea") === field,
    field.value, field.selectionStart, field.selectionEnd];
  window.swaps = { count: 0, wrong: [] };
  const plain = Element.prototype.replaceWith;
  Element.prototype.replaceWith = function (...fresh) {
    const before = JSON.stringify(look());
    plain.apply(this, fresh);
    const after = JSON.stringify(look());
    window.swaps.count += 1;
    if (after !== before || !look()[0]) window.swaps.wrong.push([before, after]);
  };
}"""


class Neighbour(threading.Thread):
    """Another tablet of the same table: edits one idea over and over until told to stop."""

    def __init__(self, server, path: str, cookie: str) -> None:
        super().__init__(daemon=True)
        self.line = HTTPConnection("127.0.0.1", server.port, timeout=20)
        self.path = f"{path}operations"
        host = f"127.0.0.1:{server.port}"
        self.headers = {"Origin": f"http://{host}", "X-Worldcafe": "1", "Cookie": cookie}
        self.enough = threading.Event()
        self.answers: list[str] = []

    def run(self) -> None:
        note, base = secrets.token_hex(16), 0
        while not self.enough.is_set():
            kind = "edit" if base else "create"
            text = f"Idée d’à côté, version {base + 1}"
            wanted = {"op": secrets.token_hex(16), "note": note, "kind": kind, "base": base}
            batch = {"device": "d" * 32, "operations": [{**wanted, "text": text}]}
            self.line.request("POST", self.path, json.dumps(batch), self.headers)
            answer = json.loads(self.line.getresponse().read())["answers"][0]
            self.answers.append(answer["answer"])
            base = answer["version"]
            self.enough.wait(0.02)
        self.line.close()


@pytest.fixture
def neighbour(server, tablet):
    """The neighbour, at the table of this tablet."""
    cookies = "; ".join(
        f"{one['name']}={one['value']}" for one in tablet.context.cookies(tablet.url)
    )
    one = Neighbour(server, urlsplit(tablet.url).path, cookies)
    yield one
    one.enough.set()
    one.join(timeout=20)


@pytest.mark.timeout(600)
def test_live_updates_by_the_hundred_leave_focus_caret_and_text_alone(tablet, neighbour):
    field = tablet.locator("#idea")
    field.click()
    tablet.evaluate(WATCH)
    tablet.keyboard.insert_text("début fin")
    for _letter in " fin":
        tablet.keyboard.press("ArrowLeft")
    neighbour.start()
    middle = ""
    while tablet.evaluate("window.swaps.count") < UPDATES:
        for character in " é«ç»":
            tablet.keyboard.insert_text(character)
            middle += character
        tablet.keyboard.press("Backspace")
        middle = middle[:-1]
    neighbour.enough.set()
    swaps = tablet.evaluate("window.swaps")
    assert swaps["count"] >= UPDATES
    assert swaps["wrong"] == []
    assert set(neighbour.answers) == {"ok"}
    expect(field).to_have_value(f"début{middle} fin")
    expect(field).to_be_focused()
    assert tablet.evaluate("document.getElementById('idea').selectionStart") == 5 + len(middle)
    tablet.fill("#idea", "")


def test_an_accent_being_composed_survives_live_updates_and_enter_does_not_send_it(
    tablet, neighbour
):
    field = tablet.locator("#idea")
    field.click()
    tablet.evaluate(WATCH)
    keyboard = tablet.context.new_cdp_session(tablet)
    tablet.keyboard.insert_text("Fran")
    neighbour.start()
    for shown in ("c", "ç"):
        composed = {"text": shown, "selectionStart": 1, "selectionEnd": 1}
        keyboard.send("Input.imeSetComposition", composed)
        seen = tablet.evaluate("window.swaps.count")
        tablet.wait_for_function("(seen) => window.swaps.count > seen + 3", arg=seen)
        expect(field).to_have_value(f"Fran{shown}")
    tablet.evaluate(
        """() => document.getElementById("idea").dispatchEvent(new KeyboardEvent("keydown",
        { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))"""
    )
    expect(field).to_have_value("Franç")
    keyboard.send("Input.insertText", {"text": "ç"})
    tablet.keyboard.insert_text("oise")
    neighbour.enough.set()
    assert tablet.evaluate("window.swaps.wrong") == []
    tablet.keyboard.press("Enter")
    expect(idea(tablet, "Françoise")).to_have_attribute("data-state", "received")
    expect(idea(tablet, "Françoise")).to_have_count(1)


def test_dead_keys_and_accents_of_every_writing_arrive_as_typed(tablet):
    keyboard = tablet.context.new_cdp_session(tablet)
    tablet.locator("#idea").click()
    for dead, letter, made in (("^", "e", "ê"), ("¨", "i", "ï"), ("`", "a", "à")):
        # What a dead key does: a mark being composed, then the letter in its place.
        composed = {"text": dead, "selectionStart": 1, "selectionEnd": 1}
        keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Dead"})
        keyboard.send("Input.imeSetComposition", composed)
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": "Dead"})
        keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": letter})
        keyboard.send("Input.insertText", {"text": made})
    typed = "œ – « Ça » e\u0301 \u00a0: 日本 👩🏽‍🌾 ﷽"
    keyboard.send("Input.insertText", {"text": f" {typed}"})
    tablet.keyboard.press("Enter")
    expect(idea(tablet, "êïà œ")).to_have_attribute("data-state", "received")
    tablet.reload()
    shown = tablet.locator("[data-received] [data-text]", has_text="êïà œ").text_content()
    assert shown == f"êïà {typed}"
