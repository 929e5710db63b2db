"""A photo on a real tablet: kept at once, sent when there is a way, in the round when it was taken."""

import io
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from tests.chromium import AWAY


def picture(width: int = 3000, height: int = 2000) -> dict[str, Any]:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "JPEG")
    return {"name": "nappe.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def states(tablet: Page) -> list[str]:
    places = tablet.locator(".photos__one").all()
    return [place.get_attribute("data-state") or "" for place in places]


def test_a_photo_is_scaled_down_sent_and_seen_in_the_harvest(tablet, console):
    tablet.set_input_files("#photo-file", picture())
    expect(tablet.locator(".photos__one")).to_have_attribute("data-state", "received")
    expect(tablet.locator("#outbox-state")).to_have_text("Tout est reçu")
    console.goto(console.url.replace("/animation/", "/photos/"))
    shown = console.locator(".photo-card img").first
    expect(shown).to_be_visible()
    assert (shown.get_attribute("width"), shown.get_attribute("height")) == ("1600", "1067")
    expect(console.locator("h2").first).to_have_text("Ronde 2")


def test_one_taken_offline_outlives_a_reload_and_arrives_once(tablet, server, troubles):
    troubles.expect(AWAY)
    server.kill()
    tablet.set_input_files("#photo-file", picture())
    expect(tablet.locator(".photos__one")).to_contain_text("sur la tablette")
    expect(tablet.locator("#outbox-state")).to_have_text("1 photo attend sur la tablette")
    server.start()
    tablet.reload()
    expect(tablet.locator(".photos__one")).to_have_attribute("data-state", "received")
    tablet.reload()
    expect(tablet.locator(".photos__one")).to_have_attribute("data-state", "received")
    assert states(tablet) == ["received"]


def test_what_is_no_picture_is_said_and_nothing_waits(tablet):
    file = {"name": "nappe.jpg", "mimeType": "image/jpeg", "buffer": b"not a picture"}
    tablet.set_input_files("#photo-file", file)
    expect(tablet.locator("#photos-said")).to_contain_text("n’a pas pu être préparée")
    assert states(tablet) == []
    expect(tablet.locator("#outbox-state")).to_have_text("Tout est reçu")
