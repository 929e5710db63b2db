"""Each format comes out whole and in order, and the same bytes each time, whoever makes them."""

import os
import subprocess
import sys

import pytest

from sessions_app.fiche.exports import FORMATS
from tests.fiche import extraction
from tests.fiche.samples import everywhere, sample

APART = """
import hashlib, os, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "worldcafe.settings"
import django
django.setup()
from sessions_app.fiche.exports import FORMATS
from tests.fiche.samples import dressed
time.sleep(float(sys.argv[1]))
for design in ("sober", "collection"):
    for name in FORMATS:
        print(hashlib.sha256(FORMATS[name].render(dressed(), "a4", design)).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes_in_other_processes_and_seconds_later():
    made = [
        subprocess.run(
            [sys.executable, "-c", APART, pause],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for pause, seed, zone in (("0", "1", "UTC"), ("2.5", "2", "America/Montreal"))
    ]
    assert made[0] == made[1]
    assert len(set(made[0].split())) == 5  # only the PDF has two designs


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
