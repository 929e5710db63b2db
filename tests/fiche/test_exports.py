"""Whatever is typed, each format comes out, runs none of it, keeps the letters, and can be repeated."""

import re
import unicodedata

import pytest

from sessions_app.fiche.exports import FORMATS, pdf
from sessions_app.wording.typography import clean
from tests.fiche import extraction
from tests.fiche.samples import HOSTILE, everywhere, sample

HOSTILE_IDS = range(len(HOSTILE))


def letters(text: str) -> str:
    """Return letters and digits only, a run of one letter once.

    A page breaks the rest as it needs, and pypdf repeats a letter for each accent stacked on it.
    """
    found = "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFC", text)))
    return re.sub(r"(.)\1+", r"\1", found)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=HOSTILE_IDS)
def test_no_text_stops_an_export_or_loses_a_letter(name, text):
    document = everywhere(text)
    read = letters(extraction.READERS[name](FORMATS[name].render(document)))
    expected = letters(clean(text))
    if name == "pdf":
        expected = "".join(c for c in expected if c not in pdf.replaced(document))
    assert read.count(expected) >= 15 or not expected


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_document_gives_the_same_bytes(name):
    assert FORMATS[name].render(sample()) == FORMATS[name].render(sample())


@pytest.mark.parametrize("name", FORMATS)
def test_every_text_of_the_sample_is_there_in_order(name):
    document = sample()
    text = extraction.READERS[name](FORMATS[name].render(document))
    extraction.leftovers(text, [str(text) for text in document.texts()])


@pytest.mark.parametrize("name", FORMATS)
def test_an_almost_empty_fiche_can_be_exported(name):
    assert (
        "Fiche synthèse".casefold()
        in extraction.READERS[name](FORMATS[name].render(everywhere(""))).casefold()
    )


def test_the_formats_know_their_media_type_and_suffix():
    assert [(f.suffix, f.mime.split(";")[0].split("/")[0]) for f in FORMATS.values()] == [
        (".docx", "application"),
        (".pdf", "application"),
        (".html", "text"),
        (".md", "text"),
    ]
