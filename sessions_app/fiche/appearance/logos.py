"""Logos that people send: decoded within bounds, made anew as a small PNG without metadata."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...harvest.pictures import MOST_PASSES, MOST_PIXELS, PASS, turn

if TYPE_CHECKING:  # loaded with the first logo: a server starts without it
    from PIL import Image

# Bytes sent; what a printed logo needs, in pixels; bytes kept.
LARGEST = 2 * 1024 * 1024
SIDES = (900, 450)
KEPT = 200 * 1024
SMALLEST = 16
FORMATS = ("PNG", "JPEG", "WEBP")
UNCHANGED = _("Le logo précédent, s’il y en a un, est conservé.")


@dataclass(frozen=True)
class Logo:
    """A PNG of ours, and its sides in pixels."""

    content: bytes
    width: int
    height: int


def remade(raw: bytes) -> Logo:
    """Decode a PNG, JPEG or WebP and encode it anew; raise a refusal that says what is wrong."""
    if len(raw) > LARGEST:
        raise Refusal(_("Ce logo pèse plus de 2 Mo. Enregistrez-le en plus petit."), UNCHANGED)
    if _is_svg(raw):
        raise Refusal(
            _("Un logo SVG peut contenir du code : il n’est pas accepté. Enregistrez-le en PNG."),
            UNCHANGED,
        )
    from PIL import Image, ImageOps

    try:
        if raw.count(PASS) > MOST_PASSES:
            raise ValueError
        with turn, Image.open(io.BytesIO(raw), formats=FORMATS) as image:
            _refuse_sides(*image.size)
            return _encoded(ImageOps.exif_transpose(image).convert("RGBA"))
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError) as error:
        raise Refusal(
            _("Ce fichier n’est pas une image PNG, JPEG ou WebP, ou il est abîmé."), UNCHANGED
        ) from error


def _is_svg(raw: bytes) -> bool:
    start = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (start.startswith(b"<") and b"<svg" in start) or raw[:2] == b"\x1f\x8b"


def _refuse_sides(width: int, height: int) -> None:
    """Refuse before any pixel is decoded: what a file says of itself costs nothing to read."""
    if width * height > MOST_PIXELS:
        raise Refusal(
            _("Ce logo a plus de 8 millions de pixels. Enregistrez-le en plus petit."), UNCHANGED
        )
    if min(width, height) < SMALLEST:
        raise Refusal(_("Ce logo a moins de 16 pixels de côté : il serait illisible."), UNCHANGED)


def _encoded(image: "Image.Image") -> Logo:
    from PIL import Image

    image.thumbnail(SIDES)
    if image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    while True:
        # A copy of the pixels alone: what came along with them stays behind.
        plain = Image.frombytes(image.mode, image.size, image.tobytes())
        file = io.BytesIO()
        plain.save(file, "PNG", optimize=True)
        if file.tell() <= KEPT:
            return Logo(file.getvalue(), *plain.size)
        image.thumbnail((image.width * 3 // 4, image.height * 3 // 4))
