"""What a browser's tab and a home screen show: icons drawn from one drawing, and their manifest."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from PIL import Image

from tests.sources import ROOT

FOLDER = ROOT / "static" / "icons"
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
SMALL = 6_000


def manifest():
    return json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))


@pytest.mark.django_db
def test_a_page_names_its_icons_and_the_room_is_served_them(client):
    page = client.get("/entrer/", headers={"host": "cafe.test"}, REMOTE_ADDR="192.168.1.21")
    for relation, file in (
        ("apple-touch-icon", "apple-touch-180.png"),
        ("manifest", "manifest.json"),
    ):
        address = staticfiles_storage.url(f"icons/{file}")
        assert f'<link rel="{relation}" href="{address}">' in page.content.decode()
    # Its icons are named beside it, so without their hash.
    for icon in manifest()["icons"]:
        assert finders.find(f"icons/{icon['src']}"), icon


def test_icons_are_small_and_as_large_as_they_say():
    sizes = {icon["src"]: icon["sizes"] for icon in manifest()["icons"]}
    for path in FOLDER.glob("*.png"):
        with Image.open(path) as icon:
            side = f"{icon.width}x{icon.height}"
            corner = icon.convert("RGBA").getpixel((0, 0))
        assert sizes.get(path.name, "180x180") == side
        assert path.stat().st_size < SMALL, path.name
        # A device cuts the corners of some itself: those must be full.
        cut = path.stem.endswith(("-full", "-180"))
        assert corner == ((23, 89, 90, 255) if cut else (0, 0, 0, 0)), path.name
    assert len(list(FOLDER.glob("*.png"))) == len(sizes) + 1


def test_colours_are_those_of_the_tokens():
    tokens = dict(re.findall(r"--([\w-]+): (#\w+);", TOKENS))
    assert manifest()["theme_color"] == tokens["teal-7"]
    assert manifest()["background_color"] == tokens["paper-1"]


def test_a_home_screen_opens_the_browser_where_the_table_s_ideas_are():
    """iOS gives a page opened as an application storage and cookies of its own: no link, no ideas."""
    assert manifest()["display"] == "browser"
    assert "start_url" not in manifest()  # the page that was added is the one that opens
