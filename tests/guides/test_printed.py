"""The guides « en cinq minutes » print on one page each, Letter or A4, and fill most of it."""

from io import BytesIO

import pytest
from pypdf import PdfReader

SHEETS = ("animation-cinq-minutes", "hote-cinq-minutes", "redaction-cinq-minutes")
# Points from the foot of the page, under which the last line is to be: half of the page at least.
HALF = 400


@pytest.fixture
def printed(page, server):
    """A function that prints a guide as the browser does."""

    def print_guide(name: str, size: str) -> PdfReader:
        page.goto(server.absolute(f"/aide/{name}/"))
        return PdfReader(BytesIO(page.pdf(format=size)))

    return print_guide


def last_line(sheet) -> float:
    heights: list[float] = []
    sheet.extract_text(
        visitor_text=lambda text, user, matrix, _font, _size: (
            heights.append(matrix[5] * user[3] + user[5]) if text.strip() else None
        )
    )
    return min(heights)


def test_five_minutes_are_one_page(printed):
    for name in SHEETS:
        for size in ("Letter", "A4"):
            sheets = printed(name, size).pages
            assert len(sheets) == 1, (name, size)
            assert last_line(sheets[0]) < HALF, "and are not set too small"


def test_the_list_of_the_day_is_one_sheet_on_both_sides(printed):
    assert len(printed("jour-j", "Letter").pages) == 2
