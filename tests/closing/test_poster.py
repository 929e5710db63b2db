"""The wall poster: a large page per question, with its themes and notes that each stand once."""

import io
import re

import pikepdf
import pypdf
import pytest
from django.urls import reverse

from sessions_app.closing.demo.actions import load
from sessions_app.closing.poster.files import render
from sessions_app.closing.poster.pages import wall
from sessions_app.models import Note, Placement, Theme
from tests.cast import START, add_note

# No text that matters is smaller than this, to be read from 2 m.
LEAST = 15


def test_it_is_an_accessible_pdf_with_a_large_page_per_question(db):
    finished = load(START).finished
    for paper, width in (("tabloid", 792), ("a3", 842)):
        content = render(finished, "affiche", paper)
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        assert len(pages) == finished.questions.count()
        assert round(float(pages[0].mediabox.width)) == width
        for page, question in zip(pages, finished.questions.all(), strict=True):
            said = re.sub(r"\s+", " ", page.extract_text()).replace("\xa0", " ")
            assert question.text[:25].replace("\xa0", " ") in said
        with pikepdf.open(io.BytesIO(content)) as file:
            assert b"<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes()


def test_all_is_set_large_enough(db):
    sizes = set()

    def visit(text, _cm, tm, _font, size):
        if text.strip():
            sizes.add(round(abs(size * tm[3])))

    content = render(load(START).finished, "affiche", "a3")
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=visit)
    assert min(sizes) >= LEAST
    assert sorted(sizes)[-1] >= 38


def test_a_note_in_two_themes_stands_once_and_a_hidden_one_nowhere(cafe):
    both, other, hidden = (add_note(cafe, text) for text in ("Dans deux.", "Seule.", "Cachée."))
    Note.objects.filter(pk=hidden.pk).update(hidden_at=START, hidden_reason="x")
    for position, notes in enumerate(([both, hidden], [both, other])):
        theme = Theme.objects.create(
            cafe=cafe, question=both.question, title=f"Thème {position}", position=position
        )
        for note in notes:
            Placement.objects.create(theme=theme, note=note)
    (page,) = wall(cafe)
    assert [one["notes"] for one in page["themes"]] == [["Dans deux."], ["Seule."]]
    assert [one["count"] for one in page["themes"]] == ["1", "2"]


def test_without_themes_it_shows_the_first_notes_and_without_notes_it_says_so(ana_browser, cafe):
    path = reverse("poster", args=[cafe.code, "affiche"])
    assert ana_browser.get(path).status_code == 409
    add_note(cafe, "Une idée " + "longue " * 60)
    (page,) = wall(cafe)
    assert page["apart"][0].endswith("…")
    assert ana_browser.get(path).status_code == 200


@pytest.mark.parametrize(
    "wrong", ["autre.pdf", "affiche.pdf?papier=letter", "retour.pdf?papier=a3"]
)
def test_another_poster_or_paper_is_not_there(ana_browser, cafe, wrong):
    assert ana_browser.get(f"/cafes/{cafe.code}/apres/affiches/{wrong}").status_code == 404


def test_staff_print_it_and_strangers_find_nothing(cafe, sofia_browser, charlie_browser):
    add_note(cafe, "Une idée.")
    path = reverse("poster", args=[cafe.code, "affiche"])
    assert sofia_browser.get(path).status_code == 200
    assert charlie_browser.get(path).status_code == 404
