"""A tablet away for ten minutes, reloaded at random, in two copies, or with no room left on disk."""

import json
import random
import re

import pytest
from playwright.sync_api import expect

from tests.chromium import AWAY
from tests.harvest.test_tablet_browser import idea, write

MINUTES = 10
NOTES = 40
ROUNDS = """
import json, sys
from sessions_app.models import *
from sessions_app.facilitation import actions
from sessions_app.preparation.queries import programme
link = AccessLink.objects.get(public_id="{public_id}")
plan = programme(link.cafe)
"""
NEXT = f"""{ROUNDS}
for _step in range(2):
    actions.start_next(link.cafe, link.cafe.owner, programme(link.cafe).next_phase.pk)
"""
STATE = f"""{ROUNDS}
notes = link.table.notes.filter(text__contains="{{words}}").order_by("created_at", "pk")
found = [[note.text, plan.number(note.round), note.late] for note in notes]
print("ROUND", json.dumps([plan.number(plan.current_round), found]))
"""
FULL = """() => {
  for (const verb of ["add", "put"]) {
    const plain = IDBObjectStore.prototype[verb];
    IDBObjectStore.prototype[verb] = function (...given) {
      const request = plain.apply(this, given);
      queueMicrotask(() => this.transaction.abort());
      return request;
    };
  }
}"""


def shell(server, page, code: str, words: str = "") -> str:
    public_id = re.search(r"/hote/([0-9a-f]+)/", page.url)[1]
    return server.manage("shell", "-c", code.format(public_id=public_id, words=words))


def in_database(server, page, words: str) -> tuple[int, list[list]]:
    said = shell(server, page, STATE, words)
    return json.loads(said.split("ROUND", 1)[1])


@pytest.fixture
def hurried(door, new_page, troubles):
    """A tablet whose clock the test drives."""
    troubles.expect(f"{AWAY}|/preuve/[0-9a-f]{{32}}")
    page = new_page("tablet")
    page.clock.install()
    page.goto(door)
    expect(page.locator("body")).to_have_attribute("data-connection", "online")
    return page


def test_ten_minutes_without_network_lose_nothing_and_each_idea_stays_in_its_round(hurried, server):
    before, _none = in_database(server, hurried, "sans réseau")
    hurried.context.set_offline(True)
    for number in range(NOTES):
        write(hurried, f"Note sans réseau {number:02} : « cœur », élève, garçon, naïf")
        hurried.clock.run_for(MINUTES * 60_000 // NOTES)
    expect(hurried.locator("#outbox-state")).to_have_text(
        f"{NOTES} idées attendent sur la tablette"
    )
    expect(hurried.locator("body")).to_have_attribute("data-connection", "offline")
    shell(server, hurried, NEXT)
    hurried.context.set_offline(False)
    for _second in range(30):
        hurried.clock.run_for(1_000)
        hurried.wait_for_timeout(100)
    expect(hurried.locator("#outbox-state")).to_have_text("Tout est reçu")
    now, kept = in_database(server, hurried, "sans réseau")
    assert now == before + 1
    assert sorted(text for text, _round, _late in kept) == [
        f"Note sans réseau {number:02} : « cœur », élève, garçon, naïf" for number in range(NOTES)
    ]
    assert {(round_, late) for _text, round_, late in kept} == {(before, True)}


def test_reloads_at_random_in_two_copies_of_the_tab_make_each_idea_once(tablet, server, troubles):
    troubles.expect(f"{AWAY}|net::ERR_ABORTED")
    chance = random.Random(42)
    tabs = [tablet, tablet.context.new_page()]
    tabs[1].goto(tablet.url)
    for number in range(12):
        page = chance.choice(tabs)
        page.fill("#idea", f"Au hasard {number:02}")
        page.keyboard.press("Enter")
        # « Sur la tablette » is said once it is: only then may anything happen.
        expect(idea(page, f"Au hasard {number:02}")).to_have_count(1)
        page.wait_for_timeout(chance.randrange(0, 120))
        chance.choice(tabs).reload(wait_until="commit")
        for one in tabs:
            expect(one.locator("#idea")).to_be_editable()
    for page in tabs:
        expect(page.locator("#outbox-state")).to_have_text("Tout est reçu")
    _round, kept = in_database(server, tablet, "Au hasard")
    assert [text for text, _round, _late in kept] == [f"Au hasard {n:02}" for n in range(12)]


def test_a_full_disk_is_said_and_ideas_are_still_sent(tablet):
    """Each write is undone as it is when the quota is exceeded; what was kept before stays.

    Chromium does not hold IndexedDB to the quota that Storage.overrideQuotaForOrigin sets.
    """
    write(tablet, "Avant que le disque soit plein")
    expect(idea(tablet, "Avant que le disque")).to_have_attribute("data-state", "received")
    tablet.evaluate(FULL)
    write(tablet, "Écrite quand rien ne peut plus être gardé")
    expect(tablet.locator("#no-storage")).to_be_visible()
    received = idea(tablet, "Écrite quand rien")
    expect(received).to_have_attribute("data-state", "received")
    expect(received).to_have_count(1)
    tablet.reload()
    for words in ("Avant que le disque", "Écrite quand rien"):
        expect(idea(tablet, words)).to_have_count(1)
    expect(tablet.locator("#no-storage")).to_be_hidden()
