"""The tablet's own QR codes: module for module those of segno, and read whatever they hold."""

import random

import pytest
import segno
from playwright.sync_api import Page

from sessions_app.harvest.codes import MARK, find
from tests.sources import ROOT

DRAW = """(bytes) => {
  const canvas = document.querySelector("canvas");
  canvas.width = 77 * 3;
  document.dispatchEvent(new CustomEvent("qr:draw", { detail: { canvas, bytes } }));
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return { side: canvas.width, pixels: Array.from(data).filter((_value, at) => at % 4 === 0) };
}"""


@pytest.fixture
def drawing(page: Page) -> Page:
    """A page with nothing but a canvas and the module that draws."""
    page.set_content("<canvas></canvas>")
    source = (ROOT / "static/js/qr.js").read_text(encoding="utf-8")
    page.add_script_tag(content=source, type="module")
    return page


def drawn(page: Page, content: bytes) -> tuple[bytes, int]:
    made = page.evaluate(DRAW, list(content))
    return bytes(made["pixels"]), made["side"]


def test_a_full_code_is_the_one_that_segno_makes(drawing):
    content = random.Random(5).randbytes(425)
    pixels, side = drawn(drawing, content)
    mine = [
        [pixels[(3 * row + 1) * side + 3 * column + 1] == 0 for column in range(4, 73)]
        for row in range(4, 73)
    ]
    options = {"version": 13, "error": "l", "mask": 0, "mode": "byte", "boost_error": False}
    assert mine == [
        [bool(module) for module in row] for row in segno.make(content, **options).matrix
    ]


@pytest.mark.parametrize("length", [7, 8, 40, 133, 260, 421, 422])
def test_a_code_of_any_length_is_read_by_the_server(drawing, length):
    for filling in (random.Random(length).randbytes(length), bytes(length), b"\xff" * length):
        content = MARK + filling
        pixels, side = drawn(drawing, content)
        assert find(pixels, side) == [content]
