"""QR codes that a tablet shows: finding them in a picture, and joining what they held."""

import zlib
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from ..preparation.pictures import qr_codes
from .rescue import refused

MARK = b"WC\x01"
HEAD = len(MARK) + 4 + 2


def find(pixels: bytes, width: int) -> list[bytes]:
    """Return our codes in a picture given as one byte of brightness per pixel, row by row.

    Raises ValueError where the bytes are not rows of ``width`` pixels.
    """
    found = qr_codes(pixels, width)
    return [one for one in found if one.startswith(MARK) and len(one) > HEAD]


def join(codes: Iterable[bytes]) -> bytes:
    """Return what a whole row of codes holds; raise a refusal where one lacks or was misread."""
    parts, sums, totals = {}, set(), set()
    for code in codes:
        if not code.startswith(MARK) or len(code) <= HEAD:
            raise refused(_("Ces codes ne viennent pas d’une tablette de worldcafe."))
        sums.add(int.from_bytes(code[3:7], "big"))
        totals.add(code[8])
        parts[code[7]] = code[HEAD:]
    if len(sums) != 1 or len(totals) != 1:
        raise refused(_("Ces codes ne vont pas ensemble. Reprenez-les du premier au dernier."))
    (total,), (mark,) = totals, sums
    if sorted(parts) != list(range(1, total + 1)):
        raise refused(_("Il manque un code. Montrez-les tous, du premier au dernier."))
    whole = b"".join(parts[number] for number in sorted(parts))
    if zlib.crc32(whole) != mark:
        raise refused(_("Un code a été mal lu. Reprenez-les du premier au dernier."))
    return whole
