"""The pictures of the guides: each is there, described and used, and all of them are small."""

import re

from django.contrib.staticfiles.storage import staticfiles_storage
from PIL import Image

from sessions_app.guides.shelf import files
from tests.sources import ROOT

FOLDER = ROOT / "static" / "guides"
SHOWN = re.compile(r"!\[([^]]*)\]\((\S+)\)")
LARGEST, TOGETHER = 40_000, 320_000


def shown():
    """Yield (guide, alternative text, file) of each picture that a page of docs/ shows."""
    for name, path in files().items():
        for words, target in SHOWN.findall(path.read_text(encoding="utf-8")):
            yield name, words, (path.parent / target).resolve()


def test_each_picture_is_there_and_described_and_none_is_unused():
    pictures = list(shown())
    assert {path for _guide, _words, path in pictures} == set(FOLDER.iterdir())
    # A sentence that says what is seen, not the name of a file.
    assert [words for _guide, words, _path in pictures if not 40 < len(words) < 250] == []


def test_pictures_are_small_and_sharp():
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) < TOGETHER
    for path in FOLDER.iterdir():
        with Image.open(path) as picture:
            assert 800 < picture.width <= 1472, path.name


def test_a_page_of_help_shows_them(client):
    page = client.get("/aide/hote/").content.decode()
    address = staticfiles_storage.url("guides/table.webp")
    assert re.search(rf'<img src="{re.escape(address)}" alt="La tablette d’une table', page)
