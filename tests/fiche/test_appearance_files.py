"""A logo and a Word file are taken for what they are worth: pixels, styles, nothing else."""

import io
import tracemalloc
import zipfile

import docx
import pytest
from django.conf import settings
from docx.oxml.ns import qn
from PIL import Image, PngImagePlugin

from sessions_app.access.refusals import Refusal
from sessions_app.fiche.appearance import logos, word_styles
from sessions_app.fiche.document import Look
from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.folding import build
from sessions_app.live.front_door.limits import body_limit
from tests.fiche import files
from tests.fiche.samples import BLOCKS, HEADER, PUBLICATION

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_made_anew_small_and_without_metadata(kind):
    noted = PngImagePlugin.PngInfo()
    noted.add_text("Comment", "secret")
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret"
    more = {"pnginfo": noted} if kind == "PNG" else {"exif": exif}
    Image.effect_noise((2400, 1200), 80).convert("RGB").save(file, kind, **more)
    raw = file.getvalue()
    if len(raw) > logos.LARGEST:
        raw = files.picture(kind, (2400, 1200))
    made = logos.remade(raw)
    again = Image.open(io.BytesIO(made.content))
    assert again.format == "PNG"
    assert again.size == (made.width, made.height)
    assert made.width <= 900
    assert len(made.content) <= logos.KEPT
    assert b"secret" not in made.content


@pytest.mark.parametrize(
    "raw",
    [
        SVG,
        b"\xef\xbb\xbf  " + SVG,
        b"",
        b"GIF89a" + bytes(40),
        b"\x89PNG\r\n\x1a\n" + bytes(30),
        files.picture()[:60],
        files.picture(size=(3000, 3000)),
        files.picture(size=(8, 8)),
        files.word(),
        bytes(logos.LARGEST + 1),
    ],
    ids=range(10),
)
def test_what_is_no_logo_is_refused_in_a_sentence(raw):
    with pytest.raises(Refusal) as refused:
        logos.remade(raw)
    assert "conservé" in str(refused.value.kept)


def test_a_bomb_is_refused_without_its_memory():
    raw = files.bomb()
    tracemalloc.start()
    try:
        with pytest.raises(Refusal):
            logos.remade(raw)
        assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024
    finally:
        tracemalloc.stop()


def dressed(raw: bytes):
    look = Look(word_styles=word_styles.styles_of(raw))
    content = FORMATS["docx"].render(build(HEADER, BLOCKS, PUBLICATION, look=look))
    return content, docx.Document(io.BytesIO(content))


def test_the_styles_of_a_word_file_are_taken_and_nothing_else_of_it():
    raw = files.word(**{"word/vbaProject.bin": b"macro", "word/media/image1.png": b"picture"})
    content, word = dressed(raw)
    assert word.styles["Heading 1"].font.name == "Georgia"
    assert word.paragraphs[0].text == "Le quartier à pied"
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert not [name for name in packed.namelist() if "vba" in name or "media" in name]
        assert b"nulle part" not in packed.read("word/document.xml")


def test_lists_headings_and_language_hold_whatever_the_styles_say():
    _content, word = dressed(files.word())
    assert word.styles["List Bullet"].element.pPr.numPr.numId is not None
    for name, level in (("Heading 1", "0"), ("Heading 2", "1")):
        ranks = word.styles[name].element.findall(f".//{qn('w:outlineLvl')}")
        assert [rank.get(qn("w:val")) for rank in ranks] == [level]
    assert {tag.get(qn("w:val")) for tag in word.styles.element.iter(qn("w:lang"))} == {"fr-CA"}


def test_an_export_that_was_restyled_comes_back_with_its_styles():
    exported = docx.Document(io.BytesIO(FORMATS["docx"].render(build(HEADER, BLOCKS, PUBLICATION))))
    exported.styles["Fiche Encadré définition"].font.name = "Lora"
    file = io.BytesIO()
    exported.save(file)
    _content, word = dressed(file.getvalue())
    assert word.styles["Fiche Encadré définition"].font.name == "Lora"
    assert [p.style.name for p in word.paragraphs if p.text == "Rue active"] == [
        "Fiche Encadré définition"
    ]


def test_what_styles_point_to_outside_themselves_is_dropped():
    found = word_styles.styles_of(
        files.with_styles(
            lambda xml: xml.replace(
                b"</w:styles>",
                b'<w:style w:type="paragraph" w:styleId="X" xmlns:r="urn:r" r:id="rId9">'
                b'<w:name w:val="X"/><evil xmlns="urn:x" href="http://x"/>'
                b'<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style></w:styles>',
            )
        )
    )
    assert 'w:val="X"' in found
    assert not [word for word in ("rId9", "evil", "http://x", "numPr", "Theme") if word in found]


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:styles'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04" + bytes(60),
        b"{\\rtf1 }",
        files.picture(),
        files.with_styles(lambda xml: xml.replace(b"<w:styles", ENTITY, 1)),
        files.with_styles(lambda xml: xml[:400]),
        files.with_styles(lambda xml: xml + b" " * (3 * word_styles.PART)),
        files.with_styles(lambda xml: b"<styles/>"),
        files.with_styles(lambda xml: xml.replace(b'"Normal"', b'"Autre"')),
        bytes(word_styles.LARGEST + 1),
    ],
    ids=range(10),
)
def test_what_is_no_word_file_is_refused_in_a_sentence(raw):
    with pytest.raises(Refusal) as refused:
        word_styles.styles_of(raw)
    assert str(refused.value.sentence)
    assert "conservés" in str(refused.value.kept)


def test_the_front_door_lets_both_files_through_for_an_account_only():
    session = f"{settings.SESSION_COOKIE_NAME}=x"
    assert body_limit("/fiches/apparence/", session) > logos.LARGEST + word_styles.LARGEST
    assert body_limit("/fiches/apparence/", "") == 64 * 1024
