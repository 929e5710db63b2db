"""A tablet in trouble: a store that dies, a server restored, a link ended, edits in a row."""

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import AWAY
from tests.harvest.test_tablet_browser import idea, write


def received(page: Page, text: str) -> None:
    expect(idea(page, text)).to_have_count(1)
    expect(idea(page, text)).to_have_attribute("data-state", "received")


def edit(page: Page, text: str) -> None:
    idea(page, text).locator("[data-edit]").click()
    expect(page.locator("#idea")).to_have_value(text)


def test_opening_another_idea_first_keeps_what_was_changed_in_the_one_before(tablet):
    for text in ("Idée A du test", "Idée B du test"):
        write(tablet, text)
        received(tablet, text)
    edit(tablet, "Idée A du test")
    tablet.fill("#idea", "Idée A du test, changée")
    idea(tablet, "Idée B du test").locator("[data-edit]").click()
    expect(tablet.locator("#idea")).to_have_value("Idée B du test")
    received(tablet, "Idée A du test, changée")


def test_saving_an_idea_unchanged_then_changed_makes_no_second_one(tablet, troubles):
    troubles.expect(AWAY)
    tablet.context.set_offline(True)
    write(tablet, "Chaîne hors ligne")
    edit(tablet, "Chaîne hors ligne")
    write(tablet, "Chaîne hors ligne")
    edit(tablet, "Chaîne hors ligne")
    write(tablet, "Chaîne hors ligne, changée")
    edit(tablet, "Chaîne hors ligne, changée")
    write(tablet, "Chaîne hors ligne, changée deux fois")
    tablet.context.set_offline(False)
    received(tablet, "Chaîne hors ligne, changée deux fois")
    expect(idea(tablet, "Chaîne hors ligne")).to_have_count(1)


# Operations reach the server, and nobody hears what it answers.
UNHEARD = """() => {
  const real = window.fetch;
  window.unheard = true;
  window.fetch = async (...asked) => {
    const answer = await real(...asked);
    if (window.unheard && String(asked[0]).endsWith("/operations")) throw new TypeError("cut");
    return answer;
  };
}"""


def test_an_edit_whose_answer_was_lost_is_not_in_conflict_with_the_next(tablet):
    write(tablet, "Version une")
    received(tablet, "Version une")
    tablet.evaluate(UNHEARD)
    edit(tablet, "Version une")
    write(tablet, "Version deux")
    shown = tablet.locator("[data-received] [data-version='2']", has_text="Version deux")
    expect(shown).to_have_attribute("data-state", "waiting")
    edit(tablet, "Version deux")
    write(tablet, "Version trois")
    tablet.evaluate("window.unheard = false")
    received(tablet, "Version trois")
    expect(idea(tablet, "Version")).to_have_count(1)


def test_a_store_that_dies_while_the_page_is_open_does_not_stop_ideas(tablet):
    tablet.evaluate(
        """() => {
          IDBDatabase.prototype.transaction = () => { throw new DOMException("gone"); };
        }"""
    )
    write(tablet, "Écrite sans mémoire, en cours de route")
    received(tablet, "Écrite sans mémoire, en cours de route")
    expect(tablet.locator("#no-storage")).to_be_visible()


NOT_READY = """const open = IDBFactory.prototype.open;
const asks = {};
IDBFactory.prototype.open = function (...asked) {
  asks[asked[0]] = (asks[asked[0]] ?? 0) + 1;
  if (asks[asked[0]] <= 2) throw new DOMException("not ready", "UnknownError");
  return open.apply(this, asked);
};"""


def test_a_store_that_is_not_ready_when_the_page_opens_is_asked_again(tablet, troubles):
    troubles.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    tablet.context.set_offline(True)
    write(tablet, "Gardée avant que la tablette redémarre")
    expect(idea(tablet, "Gardée avant")).to_have_attribute("data-state", "waiting")
    tablet.route("**/operations", lambda route: route.abort())
    tablet.context.set_offline(False)
    tablet.context.add_init_script(NOT_READY)
    tablet.reload()
    write(tablet, "Écrite pendant ce temps")
    for words in ("Gardée avant", "Écrite pendant"):
        expect(idea(tablet, words)).to_have_attribute("data-state", "waiting")
    expect(tablet.locator("#no-storage")).to_be_hidden()
    tablet.reload()
    expect(idea(tablet, "Écrite pendant")).to_have_attribute("data-state", "waiting")
    tablet.unroute("**/operations")
    for words in ("Gardée avant", "Écrite pendant"):
        received(tablet, words)


@pytest.mark.parametrize("before", ["Le brouillon d’avant", ""])
def test_what_is_typed_while_the_store_opens_is_kept_beside_the_draft_it_held(tablet, before):
    tablet.fill("#idea", before)
    tablet.wait_for_timeout(700)
    tablet.context.add_init_script(NOT_READY)
    wanted = f"{before}\nTapé avant que le magasin s’ouvre".strip()
    for written in ("Tapé avant que le magasin s’ouvre", ""):
        page = tablet.context.new_page()
        page.goto(tablet.url)
        page.locator("#idea").press_sequentially(written, delay=1)
        page.wait_for_timeout(2_000)
        expect(page.locator("#idea")).to_have_value(wanted)


def test_a_draft_erased_and_begun_again_is_a_new_one(tablet):
    tablet.fill("#idea", "Faux départ")
    tablet.fill("#idea", "")
    tablet.evaluate("document.getElementById('host-stage').dataset.round = '987654321'")
    tablet.fill("#idea", "Vrai départ")
    expect(tablet.locator("#draft-state")).to_have_text("Brouillon gardé sur la tablette")
    tablet.fill("#idea", "")


def test_two_tabs_with_one_restored_draft_make_one_idea(tablet):
    tablet.fill("#idea", "Brouillon partagé par deux onglets")
    expect(tablet.locator("#draft-state")).to_have_text("Brouillon gardé sur la tablette")
    tablet.wait_for_timeout(600)
    second = tablet.context.new_page()
    second.goto(tablet.url)
    expect(second.locator("#idea")).to_have_value("Brouillon partagé par deux onglets")
    for page in (tablet, second):
        page.locator("#idea").press("Enter")
    received(tablet, "Brouillon partagé par deux onglets")
    received(second, "Brouillon partagé par deux onglets")


def test_a_server_that_lost_its_last_notes_is_filled_again_by_the_tablet(venue, tablet, troubles):
    """The log is rewound as by the restore of an older copy, the tablet's page closed meanwhile."""
    troubles.expect(AWAY)
    server = venue[0]
    write(tablet, "Reçue avant la restauration")
    received(tablet, "Reçue avant la restauration")
    address = tablet.url
    tablet.goto("about:blank")
    server.manage(
        "shell",
        "-c",
        "from sessions_app.models import *\n"
        "note = Note.objects.get(text='Reçue avant la restauration')\n"
        "cafe = note.cafe\n"
        "note.operations.all().delete(); note.delete()\n"
        "cafe.events.filter(seq=cafe.head).delete()\n"
        "Cafe.objects.filter(pk=cafe.pk).update(head=cafe.head - 1)",
    )
    tablet.goto(address)
    received(tablet, "Reçue avant la restauration")


def test_the_page_of_an_ended_link_shows_the_draft_and_sends_it_to_be_decided(
    venue, tablet, troubles
):
    troubles.expect("410")
    tablet.fill("#idea", "Brouillon d’un lien fermé")
    tablet.wait_for_timeout(600)
    public_id = tablet.url.split("/")[-2]
    venue[0].manage(
        "shell",
        "-c",
        "from sessions_app.models import *; from sessions_app.access import links\n"
        f"links.revoke(AccessLink.objects.get(public_id='{public_id}'))",
    )
    tablet.reload()
    expect(tablet.get_by_role("heading", level=1)).to_have_text("Ce lien n’ouvre plus rien")
    expect(tablet.locator("#idea")).to_have_value("Brouillon d’un lien fermé")
    write(tablet, "Brouillon d’un lien fermé")
    expect(tablet.locator("#outbox-state")).to_have_text("Rien n’attend sur cette tablette")
    expect(idea(tablet, "Brouillon d’un lien fermé")).to_have_attribute("data-state", "held")
