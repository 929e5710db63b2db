"""A screen whose server's clock was set is right at the first answer to a ping, not much later."""

import json
import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

HOUR = 3_600_000
ANSWER = """(by) => document.dispatchEvent(new CustomEvent("live:now", {
  detail: { now: Date.now() + by, ping: performance.now() - 5 },
}))"""


def test_a_clock_follows_a_server_whose_clock_was_set_at_the_first_answer(server, page):
    doors = json.loads(server.manage("demo_cafe", "--json"))["screens"]
    page.goto(f"{server.base_url}{urlsplit(doors['host_1']).path}")
    expect(page.locator("body")).to_have_attribute("data-connection", "online")
    digits = page.locator("[data-clock-digits]").first
    before = int(digits.inner_text().split(":")[0].replace("−", "-"))
    page.wait_for_timeout(1_500)
    page.evaluate(ANSWER, HOUR)
    over = re.compile(f"−({59 - before}|{60 - before}):")
    expect(digits).to_have_text(over, timeout=1_000)
