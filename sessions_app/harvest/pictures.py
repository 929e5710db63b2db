"""Pictures that tablets send: decoded within bounds, and made anew without what cameras add."""

import io
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
# What a picture may hold beside its pixels to be kept as it is: nothing of the camera.
PLAIN = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"}
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

    try:
        with turn, Image.open(io.BytesIO(raw), formats=["JPEG"]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NoPicture
            small = max(image.size) <= SIDE
            if ours and small and set(image.info) <= PLAIN and raw.endswith(b"\xff\xd9"):
                image.load()
                return Picture(raw, *image.size)
            return _encoded(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPicture from error


def _encoded(image: "Image.Image") -> Picture:
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((SIDE, SIDE))
    # A copy of the pixels alone: what came along with them stays behind.
    plain = Image.frombytes("RGB", upright.size, upright.tobytes())
    file = io.BytesIO()
    plain.save(file, "JPEG", quality=QUALITY, optimize=True)
    return Picture(file.getvalue(), *plain.size)
