"""Codes of a tablet: found in a picture, joined when whole, refused when not."""

import base64
import io
import json
import random
import zlib

import pytest
import segno
from django.urls import reverse
from PIL import Image, ImageFilter

from sessions_app.access.refusals import Refusal
from sessions_app.harvest.codes import find, join
from sessions_app.models import Note
from tests.harvest.test_operations import operation
from tests.harvest.test_rescue import handed

ROOM = 416


def cut(whole: bytes) -> list[bytes]:
    pieces = [whole[at : at + ROOM] for at in range(0, len(whole), ROOM)]
    mark = zlib.crc32(whole).to_bytes(4, "big")
    return [
        b"WC\x01" + mark + bytes([number, len(pieces)]) + piece
        for number, piece in enumerate(pieces, 1)
    ]


def picture(code: bytes, scale: int = 6) -> Image.Image:
    png = io.BytesIO()
    qr = segno.make(code, version=13, error="l", mode="byte", boost_error=False)
    qr.save(png, kind="png", scale=scale)
    return Image.open(png).convert("L")


def test_a_row_of_codes_is_joined_in_any_order_and_with_repeats():
    whole = random.Random(1).randbytes(1_500)
    codes = cut(whole)
    assert len(codes) == 4
    assert join([codes[2], codes[0], codes[3], codes[1], codes[0]]) == whole


def test_a_row_that_is_not_whole_says_what_lacks():
    codes = cut(random.Random(2).randbytes(1_000))
    other = cut(random.Random(3).randbytes(1_000))
    for given, sentence in (
        (codes[:2], "Il manque un code"),
        ([codes[0], other[1], codes[2]], "ne vont pas ensemble"),
        ([codes[0], codes[1], codes[2][:-1] + b"?"], "mal lu"),
        ([b"https://exemple.org"], "ne viennent pas d’une tablette"),
    ):
        with pytest.raises(Refusal) as refusal:
            join(given)
        assert sentence in str(refusal.value.sentence)


def test_a_turned_and_blurred_photo_of_a_code_is_read():
    (code,) = cut(random.Random(4).randbytes(300))
    scene = Image.new("L", (1400, 1000), 140)
    tilted = picture(code, 8).rotate(17, expand=True, fillcolor=140)
    scene.paste(tilted, (300, 80))
    scene = scene.filter(ImageFilter.GaussianBlur(1.5))
    assert find(scene.tobytes(), scene.width) == [code]


def test_a_picture_of_something_else_holds_no_code():
    address = segno.make("https://exemple.org")
    png = io.BytesIO()
    address.save(png, kind="png", scale=5)
    image = Image.open(png).convert("L")
    assert find(image.tobytes(), image.width) == []
    assert find(bytes(100 * 100), 100) == []


@pytest.mark.parametrize(
    ("body", "width"), [(b"", "10"), (b"x" * 11, "10"), (b"x", "0"), (b"x", "-1")]
)
def test_what_is_not_a_picture_is_refused(ana_browser, cafe, body, width):
    path = reverse("find-codes", args=[cafe.code])
    answer = ana_browser.post(f"{path}?width={width}", body, "application/octet-stream")
    assert answer.status_code == 400


def test_ideas_come_in_from_pictures_of_codes(ana_browser, cafe):
    packed = zlib.compress(json.dumps(handed(cafe, *[operation() for _ in range(8)])).encode())
    seen = []
    for code in cut(packed):
        image = picture(code)
        path = f"{reverse('find-codes', args=[cafe.code])}?width={image.width}"
        seen += ana_browser.post(path, image.tobytes(), "application/octet-stream").json()["codes"]
    assert len(seen) > 1
    ana_browser.post(reverse("rescue", args=[cafe.code]), {"code": seen})
    assert Note.objects.count() == 8


def test_codes_that_are_not_codes_are_refused_with_a_sentence(ana_browser, cafe):
    for given in (["%%%"], ["é"], [base64.b64encode(b"WC").decode()]):
        page = ana_browser.post(reverse("rescue", args=[cafe.code]), {"code": given})
        assert "Rien n’a été lu" in page.content.decode()
