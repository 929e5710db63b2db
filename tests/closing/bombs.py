"""Small files that would be large once opened, or that are two kinds of file at once."""

import io
import struct
import zipfile

from PIL import Image


def webp(side: int = 16_383) -> bytes:
    """Return an animated WebP of three small frames whose canvas is said to be huge."""
    frames = [Image.new("RGBA", (16, 16), (shade, 2, 3, 255)) for shade in range(3)]
    file = io.BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    raw = bytearray(file.getvalue())
    at = raw.index(b"VP8X") + 12
    raw[at : at + 6] = (side - 1).to_bytes(3, "little") * 2
    return bytes(raw)


def apng(frames: int = 2_000) -> bytes:
    """Return a PNG of so many frames, all of them of one colour."""
    file, still = io.BytesIO(), Image.new("RGB", (64, 64))
    others = [Image.new("RGB", (64, 64), (n % 255, n // 255, 0)) for n in range(1, frames)]
    still.save(file, "PNG", save_all=True, append_images=others)
    return file.getvalue()


def jpeg(size: tuple[int, int] = (64, 64), **options: object) -> bytes:
    """Return a JPEG of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, (20, 90, 160)).save(file, "JPEG", **options)
    return file.getvalue()


def many_passes(passes: int = 5_000) -> bytes:
    """Return a JPEG whose last pass comes again and again: 20 bytes each, a decoding each."""
    raw = jpeg((3200, 2400), progressive=True)
    last = raw[raw.rindex(b"\xff\xda") : -2]
    return raw[:-2] + last * passes + raw[-2:]


def with_comment(raw: bytes, comment: bytes) -> bytes:
    """Return a JPEG with a comment after its first two bytes."""
    return raw[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + raw[2:]


def zipped(**members: bytes) -> bytes:
    """Return a ZIP of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


def changed(raw: bytes, **members: bytes) -> bytes:
    """Return a ZIP with members in the place of its own, or beside them."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        held = {name: old.read(name) for name in old.namelist()}
    return zipped(**held | members)


def many_members(count: int = 400_000) -> bytes:
    """Return a ZIP that lists so many members, none of which is there."""
    one = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 4, *[0] * 6)
    listed = b"".join(one + number.to_bytes(4, "big") for number in range(count))
    most = min(count, 65_535)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, most, most, len(listed), 30, 0)
    return b"PK\3\4" + bytes(26) + listed + end
