"""What is alive leaves people in peace: time is told at its thresholds, and focus is never moved."""

import time

import pytest
from playwright.sync_api import Page

UPDATES = 100
# Every word that reaches a live region, while twenty minutes pass and two more.
LISTEN = """() => {
  const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert]";
  window.said = [];
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const words = [...addedNodes].map((one) => one.textContent.trim()).join(" ");
      if (words && (target.closest ? target : target.parentElement).closest(live)) window.said.push(words);
    }
  }).observe(document.body, { childList: true, subtree: true });
  Object.assign(document.querySelector("[data-clock]").dataset,
    { state: "running", revision: "9999", duration: 1200000, deadline: Date.now() + 1200000 });
}"""
# Swaps every region while one stop after another has the focus; says where the focus went.
SWAP = """async (times) => {
  const { regions } = await (await fetch(document.body.dataset.regions)).json();
  const what = ["a[href]", "button", "input", "textarea", "summary", "[tabindex='0']"].map((one) =>
    `main ${one}`);
  const all = () => [...document.querySelectorAll(what)].filter((one) => one.checkVisibility()
    && !one.disabled);
  const [wrong, count] = [[], all().length];
  let [updates, at] = [0, 0];
  while (updates < times || at < count) {
    const stops = all();
    const stop = stops[at % stops.length];
    at += Math.max(1, Math.floor(count / 25));
    stop.focus({ preventScroll: true });
    const [before, top] = [stop.cloneNode(true), scrollY];
    document.dispatchEvent(new CustomEvent("live:regions", { detail: regions }));
    updates += Object.keys(regions).length;
    await new Promise((then) => setTimeout(then));
    const now = document.activeElement;
    const same = now === stop || (stop.id ? now.id === stop.id : now.isEqualNode(before));
    if (!same
      || scrollY !== top) wrong.push(`${stop.outerHTML.slice(0, 99)} → ${now.outerHTML.slice(0, 66)}`);
  }
  return { updates, wrong };
}"""


@pytest.mark.parametrize("name", ["host_1", "console_running", "projector"])
def test_a_round_tells_its_time_three_times_and_no_more(venue, name):
    venue.demo.set_offline(False)
    page: Page = venue.demo.new_page()
    page.clock.install(time=time.time())
    page.goto(venue.server.absolute(venue.doors[name]))
    clock = page.locator("[data-clock]").first
    assert (clock.get_attribute("role"), clock.get_attribute("aria-live")) == ("timer", "off")
    page.clock.run_for(1_000)
    page.context.set_offline(True)
    page.evaluate(LISTEN)
    page.clock.run_for(22 * 60_000)
    said = page.evaluate("window.said")
    page.close()
    assert said == ["Il reste cinq minutes.", "Il reste une minute.", "Le temps est écoulé."]


@pytest.mark.parametrize("name", ["console_running", "fiche_editor", "wall", "synthesis"])
def test_live_updates_by_the_hundred_leave_the_focus_where_it_is(venue, name):
    page = venue.door(name)
    found = page.evaluate(SWAP, UPDATES)
    page.close()
    assert found["updates"] >= UPDATES
    assert found["wrong"] == []
