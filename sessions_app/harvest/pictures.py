"""Pictures that tablets send: decoded within bounds, and made anew without what cameras add."""

import io
import re
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded with the first picture: a server starts without it
    from PIL import Image

# A tablet scales its photos down to this side, in pixels, before it sends them.
SIDE = 1600
# Decoding takes about four bytes a pixel; a picture that says it is larger is not decoded at all.
MOST_PIXELS = 8_000_000
QUALITY = 82
# Of the parts of a JPEG, those that pixels need: a head of 16 bytes, tables, frames, passes, its end.
HEAD, PASS_BEGINS, END = 0xE0, 0xDA, 0xD9
NEEDED = {HEAD, PASS_BEGINS, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD}
AFTER_PASS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# A progressive picture has about ten passes; each of thousands in few bytes would cost a decoding.
MOST_PASSES, PASS = 100, b"\xff\xda"
# One at a time, so that a room that comes back all at once takes the memory of one.
turn = Lock()


class NoPicture(Exception):
    """Bytes that are no JPEG, are damaged, or are larger than any tablet sends."""


@dataclass(frozen=True)
class Picture:
    """A JPEG of ours, and its sides in pixels."""

    content: bytes
    width: int
    height: int


def remade(raw: bytes, *, ours: bool = False) -> Picture:
    """Decode a JPEG and encode it anew: upright, at most ``SIDE`` pixels, without metadata.

    With ``ours``, one that this very function made is checked and kept as it is. Raises NoPicture.
    """
    from PIL import Image

    if raw.count(PASS) > MOST_PASSES:
        raise NoPicture
    try:
        with turn, Image.open(io.BytesIO(raw), formats=["JPEG"]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NoPicture
            small = max(image.size) <= SIDE
            if ours and small and bare(raw):
                image.load()
                return Picture(raw, *image.size)
            return _encoded(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPicture from error


def bare(raw: bytes) -> bool:
    """Tell whether a JPEG is pixels from its first byte to its last: nothing beside, nothing behind."""
    at = 2
    while raw[at : at + 1] == b"\xff" and at + 4 <= len(raw):
        kind, size = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4], "big")
        if kind not in NEEDED or (kind == HEAD and size != 16):
            return False
        at += 2 + size
        if kind == PASS_BEGINS:
            following = AFTER_PASS.search(raw, at)
            at = following.start() if following else len(raw)
    return raw[at:] == bytes([0xFF, END])


def _encoded(image: "Image.Image") -> Picture:
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((SIDE, SIDE))
    # A copy of the pixels alone: what came along with them stays behind.
    plain = Image.frombytes("RGB", upright.size, upright.tobytes())
    file = io.BytesIO()
    plain.save(file, "JPEG", quality=QUALITY, optimize=True)
    return Picture(file.getvalue(), *plain.size)
