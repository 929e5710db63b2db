"""A page opened before the server was updated: what it lacks or sends too little of does no harm."""

import json
import re

from playwright.sync_api import expect

from tests.cast import link_of
from tests.harvest.test_operations import answers, fresh_id, send
from tests.harvest.test_tablet_browser import idea, write
from tests.sources import ROOT

NOW = "{ op, note, kind, text, base, round, question, at, mark, asks }"
SHORTER = "({ op, note, kind, text }) => ({ op, note, kind, text, colour: 'blue' })"
KEPT_YESTERDAY = """() => new Promise((done) => {
  indexedDB.open(`worldcafe-${document.body.dataset.outbox}`).onsuccess = ({ target }) => {
    const change = target.result.transaction("operations", "readwrite");
    const id = () => Math.random().toString().slice(2, 14).padEnd(32, "0");
    const text = "Gardée par la version d’hier";
    change.objectStore("operations").add({ op: id(), note: id(), kind: "create", text, state: "waiting" });
    change.oncomplete = () => { target.result.close(); done(); };
  };
})"""


def script(name: str) -> re.Pattern[str]:
    return re.compile(rf"/static/joined/{name}\.[0-9a-f]+\.js")


def test_operations_with_fields_missing_or_unknown_are_taken(hugo, cafe):
    bare = {"op": fresh_id(), "note": fresh_id(), "kind": "create", "text": "D’hier"}
    more = {**bare, "op": fresh_id(), "note": fresh_id(), "shade": {"a": [1]}}
    assert answers(send(hugo, link_of(cafe, 1), bare, more)) == ["ok", "ok"]


def test_the_scripts_of_yesterday_still_send_what_is_written(door, new_page):
    writing = (ROOT / "build/static_src/joined/writing.js").read_text(encoding="utf-8")
    assert f"({NOW}) => ({NOW})" in writing
    older = writing.replace(f"({NOW}) => ({NOW})", SHORTER)
    page = new_page("tablet")
    page.route(
        script("writing"), lambda one: one.fulfill(body=older, content_type="text/javascript")
    )
    page.goto(door)
    with page.expect_request("**/operations") as sent:
        write(page, "Par la page d’hier")
    assert "question" not in json.loads(sent.value.post_data)["operations"][0]
    expect(idea(page, "Par la page d’hier")).to_have_attribute("data-state", "received")


def test_what_yesterdays_tablet_kept_is_sent_by_todays_page(tablet):
    tablet.evaluate(KEPT_YESTERDAY)
    tablet.reload()
    expect(idea(tablet, "Gardée par la version d’hier")).to_have_attribute("data-state", "received")


def test_regions_that_a_page_does_not_know_are_passed_over(door, new_page):
    page = new_page("tablet")
    told = []

    def newer(one):
        server = one.connect_to_server()

        def tell(message):
            frame = json.loads(message) | {"more": {"of": "tomorrow"}}
            if frame["type"] == "frame":
                frame["regions"] = {"of-tomorrow": "<p id='of-tomorrow'></p>", **frame["regions"]}
                told.append(frame)
            one.send(json.dumps(frame))

        server.on_message(tell)
        one.on_message(server.send)

    page.route_web_socket("**/socket*", newer)
    page.goto(door)
    expect(page.locator("body")).to_have_attribute("data-connection", "online")
    write(page, "Avec une région inconnue")
    expect(page.locator("[data-received] .idea", has_text="Avec une région")).to_have_count(1)
    assert told


def test_the_file_that_is_gone_stops_no_idea(door, new_page, troubles):
    troubles.expect("404|Failed to load")
    page = new_page("tablet")
    page.route(script("host"), lambda route: route.fulfill(status=404))
    page.goto(door)
    write(page, "Sans le second fichier")
    expect(idea(page, "Sans le second fichier")).to_have_attribute("data-state", "received")


def test_an_error_in_one_module_stops_no_other(door, new_page, troubles):
    """All modules of the second file but the last break as they start."""
    troubles.expect("broken")
    host = (ROOT / "build/static_src/joined/host.js").read_text(encoding="utf-8")
    *others, _last = re.findall(r"^// .+\.js\ntry \{\n", host, re.MULTILINE)
    broken = host
    for module in others:
        broken = broken.replace(module, f"{module}throw new Error('broken');")
    page = new_page("tablet")
    page.route(script("host"), lambda one: one.fulfill(body=broken, content_type="text/javascript"))
    page.goto(door)
    write(page, "Malgré les erreurs")
    expect(idea(page, "Malgré les erreurs")).to_have_attribute("data-state", "received")
    assert len(troubles.seen) == len(others) > 10
    with page.expect_response("**/appel/") as called:
        page.get_by_role("button", name="Appeler l’animation").click()
    assert called.value.ok


def test_a_static_file_of_yesterday_is_a_plain_404_and_the_page_is_never_kept(tablet, server):
    gone = f"{server.base_url}/static/js/outbox.000000000000.js"
    assert tablet.request.get(gone).status == 404
    assert "no-store" in tablet.reload().headers["cache-control"]
