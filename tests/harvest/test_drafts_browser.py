"""A replacement tablet goes on with the sentence of the one that died; a call is answered."""

import itertools
import re
import time

from playwright.sync_api import expect

from tests.axe import violations
from tests.chromium import AWAY
from tests.harvest.test_tablet_browser import idea, write

SENTENCE = "L’entraide commence quand on connaît le prén"
TAKE = "#console-entries [data-command='appels/1/']"


def left(page, text):
    return page.locator(".draft-left", has_text=text)


def type_and_post(page, text):
    with page.expect_response(
        lambda one: one.url.endswith("/brouillon") and text in (one.request.post_data or "")
    ):
        page.fill("#idea", text)


def test_the_sentence_of_a_tablet_that_died_is_on_the_next_one(open_tablet, troubles):
    troubles.expect(AWAY)
    dead = open_tablet()
    type_and_post(dead, SENTENCE)
    # Out of range: it says no goodbye and stays « connected » for the server.
    dead.context.set_offline(True)
    second = open_tablet()
    expect(left(second, SENTENCE)).to_be_visible(timeout=3_000)
    assert violations(second) == []
    left(second, SENTENCE).get_by_role("button", name="Reprendre").click()
    expect(second.locator("#idea")).to_have_value(SENTENCE)
    expect(second.locator("#idea")).to_be_focused()
    expect(left(second, SENTENCE)).to_be_hidden()
    second.keyboard.type("om")
    second.keyboard.press("Enter")
    expect(idea(second, f"{SENTENCE}om")).to_have_attribute("data-state", "received")
    dead.context.set_offline(False)
    expect(dead.locator("body")).to_have_attribute("data-connection", "online")
    expect(dead.locator("#idea")).to_have_value(SENTENCE)
    dead.locator("#idea").press("Enter")
    expect(second.locator("[data-received] .idea", has_text=SENTENCE)).to_have_count(2)


def test_a_draft_left_where_it_is_is_not_offered_again(open_tablet):
    first = open_tablet()
    type_and_post(first, "Brouillon que l’on laisse")
    second = open_tablet()
    left(second, "que l’on laisse").get_by_role("button", name="Laisser").click()
    second.reload()
    expect(second.locator("body")).to_have_attribute("data-connection", "online")
    second.wait_for_timeout(500)
    expect(left(second, "que l’on laisse")).to_be_hidden()
    write(first, "Brouillon que l’on laisse")


def test_what_is_being_typed_is_never_replaced(open_tablet):
    first = open_tablet()
    type_and_post(first, "Un autre brouillon resté là")
    second = open_tablet()
    second.fill("#idea", "Je suis en train d’écrire")
    offer = left(second, "resté là")
    offer.get_by_role("button", name="Reprendre").click()
    expect(offer.locator("[data-busy]")).to_be_visible()
    expect(second.locator("#idea")).to_have_value("Je suis en train d’écrire")
    for page in (first, second):
        page.fill("#idea", "")


def test_a_page_that_hides_posts_at_once(open_tablet):
    first = open_tablet()
    first.wait_for_timeout(2_500)
    first.fill("#idea", "Tapé juste avant de partir")
    first.wait_for_timeout(300)
    first.goto("about:blank")
    second = open_tablet()
    expect(left(second, "juste avant de partir")).to_be_visible(timeout=3_000)
    left(second, "juste avant de partir").get_by_role("button", name="Reprendre").click()
    second.fill("#idea", "")


def test_typing_posts_at_most_every_two_seconds(tablet):
    tablet.wait_for_timeout(2_500)
    sent = []
    tablet.on(
        "request",
        lambda one: (
            sent.append(time.monotonic())
            if one.url.endswith("/brouillon") and one.method == "POST"
            else None
        ),
    )
    began = time.monotonic()
    tablet.locator("#idea").press_sequentially("Sept secondes de frappe en continu", delay=200)
    assert 2 <= len(sent) <= (time.monotonic() - began) / 1.8 + 1
    assert all(later - earlier > 1.8 for earlier, later in itertools.pairwise(sent))
    tablet.fill("#idea", "")


def test_the_table_hears_within_two_seconds_that_the_animator_comes(open_tablet, console):
    tablet, other = open_tablet(), open_tablet()
    tablet.get_by_role("button", name="Appeler").click()
    console.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(console.locator(TAKE)).to_be_in_viewport()
    expect(console).to_have_title(re.compile(r"^\(2\) Animation"))  # One calls in the demo.
    assert violations(console) == []
    console.locator(TAKE).click()
    expect(console).to_have_title(re.compile(r"^\(1\) Animation"))
    coming = tablet.locator(".call__coming")
    expect(coming).to_have_text(re.compile("L’animation arrive"), timeout=2_000)
    assert violations(tablet) == []
    tablet.get_by_role("button", name="Compris").click()
    expect(coming).to_be_hidden()
    expect(tablet.get_by_role("button", name="Appeler")).to_be_focused()
    leaves_after_a_minute(other)


def leaves_after_a_minute(tablet):
    coming = tablet.locator(".call__coming")
    tablet.evaluate(
        """() => { const notice = document.querySelector("[data-coming-until]");
        notice.dataset.comingUntil = Number(notice.dataset.comingUntil) - 56_000; }"""
    )
    expect(coming).to_be_visible()
    expect(coming).to_be_hidden(timeout=6_000)
    expect(tablet.get_by_role("button", name="Appeler")).to_be_visible()
