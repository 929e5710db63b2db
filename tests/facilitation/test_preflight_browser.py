"""What stands in the way of « Prêt » is said where one looks."""

import json

from playwright.sync_api import expect


def test_a_refusal_is_seen_from_a_button_far_down_the_page(server, new_page, troubles):
    troubles.expect("status of 409")
    doors = json.loads(server.manage("demo_cafe", "--json"))["screens"]
    page = new_page("small laptop")
    page.goto(server.absolute(doors["preflight"]))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.get_by_role("button", name="Prêt").click()
    said = page.locator("#notices").get_by_text("Il reste des lignes rouges")
    expect(said).to_be_in_viewport()
