"""Files that people send to dress their fiches: good ones, and some that mean harm."""

import io
import struct
import zipfile
import zlib

import docx
from PIL import Image

STYLES = "word/styles.xml"


def picture(kind: str = "PNG", size: tuple[int, int] = (400, 200), mode: str = "RGB") -> bytes:
    """Return a picture of one colour."""
    file = io.BytesIO()
    Image.new(mode, size, (20, 90, 160, 128)[: len(mode)]).save(file, kind)
    return file.getvalue()


def bomb(side: int = 60_000) -> bytes:
    """Return a PNG of a few hundred bytes that says it has 3.6 milliards of pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        whole = name + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(100_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def word(font: str = "Georgia", **parts: bytes) -> bytes:
    """Return a Word file whose headings are in a font; ``parts`` are put in beside the others."""
    made = docx.Document()
    made.styles["Heading 1"].font.name = font
    fonts = made.styles["Heading 1"].element.rPr.rFonts
    for name in [name for name in fonts.attrib if "Theme" in name]:  # it would win over the name
        del fonts.attrib[name]
    made.add_paragraph("Un contenu qui ne doit aller nulle part.")
    file = io.BytesIO()
    made.save(file)
    if parts:
        with zipfile.ZipFile(file, "a") as packed:
            for name, content in parts.items():
                packed.writestr(name, content)
    return file.getvalue()


def with_styles(change) -> bytes:
    """Return a Word file whose styles part was changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            content = change(content) if name == STYLES else content
            target.writestr(name, content, zipfile.ZIP_DEFLATED)
    return result.getvalue()
