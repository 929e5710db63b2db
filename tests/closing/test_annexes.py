"""The annexes: what they say of a café and its fiche, as accessible PDFs, and to whom."""

import io
import re

import pikepdf
import pypdf
import pytest
from django.urls import reverse

from sessions_app.closing.annex.files import annex, render
from sessions_app.closing.annex.pieces import Facts, Grid, Heading, Matrix, Notes, Passage
from sessions_app.closing.demo.actions import load
from sessions_app.models import Block, BlockKind, Fiche, Note, Placement, SetAside, Source, Theme
from tests.cast import START, add_note


def of_kind(found, kind):
    return [one for one in found.pieces if isinstance(one, kind)]


def printed(browser, cafe, name, paper="letter"):
    answer = browser.get(reverse("annex", args=[cafe.code, name]), {"papier": paper})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer.content


def text_of(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.mark.parametrize("name", ["methode", "provenance"])
@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_an_annex_is_an_accessible_pdf_on_both_papers(ana_browser, cafe, name, paper, width):
    add_note(cafe, "=1+1 #set page(fill: red) « œ » 👩‍👩‍👧 \u05d0")
    content = printed(ana_browser, cafe, name, paper)
    assert round(float(pypdf.PdfReader(io.BytesIO(content)).pages[0].mediabox.width)) == width
    assert "#set page(fill: red)" in text_of(content)
    with pikepdf.open(io.BytesIO(content)) as file:
        assert bool(file.Root.MarkInfo.Marked)
        assert str(file.Root.Lang).startswith("fr")
        assert b"<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes()
    assert printed(ana_browser, cafe, name, paper) == content


def test_the_method_annex_tells_planned_and_real_times(cafe):
    first = cafe.phases.first()
    first.state, first.started_at = "done", START
    first.ended_at = START.replace(minute=13)
    first.save()
    times = of_kind(annex(cafe, "methode"), Grid)[0]
    assert list(times.rows[0]) == ["Accueil", "10\u00a0min", "13\u00a0min", "+3", "09:00"]
    assert list(times.rows[1][1:]) == ["20\u00a0min", "–", "–", "–"]


def test_coverage_counts_the_notes_of_each_theme_at_each_table_and_round(cafe):
    notes = [add_note(cafe, str(n), table=1 + n % 2, round_=1 + n // 2) for n in range(4)]
    theme = Theme.objects.create(
        cafe=cafe, question=notes[0].question, title="Proximité", position=0
    )
    late = Theme.objects.create(cafe=cafe, question=notes[0].question, title="Tardif", position=1)
    for note in notes[:3]:
        Placement.objects.create(theme=theme, note=note)
    Placement.objects.create(theme=late, note=notes[3])
    by_table, by_round = of_kind(annex(cafe, "methode"), Matrix)
    assert by_table.rows[0] == ("Proximité", [2, 1, 0, 0], None)
    assert by_round.rows == [("Proximité", [2, 1], 0), ("Tardif", [0, 1], 1)]
    assert by_round.foot == ("Thèmes nouveaux", [1, 1])
    assert "« Proximité » : 2 tables" in by_table.alt.replace("\xa0", " ")


@pytest.fixture
def fiche(cafe):
    """A fiche whose one bullet rests on a note; a second note was set aside, a third is unused."""
    used, aside, _rest = (add_note(cafe, text) for text in ("Citée.", "Écartée.", "Ni l’une."))
    SetAside.objects.create(note=aside, reason="duplicate", detail="Comme la première.")
    hidden = add_note(cafe, "Cachée.")
    Note.objects.filter(pk=hidden.pk).update(hidden_at=START, hidden_reason="Nomme quelqu’un.")
    fiche = Fiche.objects.create(cafe=cafe, title="Fiche")
    texts = ((BlockKind.PARAGRAPH, "Une ouverture."), (BlockKind.SECTION, ""))
    for at, (kind, text) in enumerate([*texts, (BlockKind.BULLET, "Un passage.")]):
        block = Block.objects.create(fiche=fiche, position=at, kind=kind, text=text)
    for sentence in ("", "Un passage."):
        Source.objects.create(block=block, note=used, sentence=sentence)
    Source.objects.create(block=block, note=hidden)
    return fiche


def test_the_provenance_annex_has_each_passage_with_its_notes_and_the_rest(cafe, fiche):
    found = annex(cafe, "provenance")
    (passage,) = of_kind(found, Passage)
    assert (passage.text, [one.text for one in passage.lines]) == ("Un passage.", ["Citée."])
    aside, rest = of_kind(found, Notes)
    assert aside.lines[0].text == "Écartée."
    assert "Comme la première." in aside.lines[0].more
    assert [one.text for one in rest.lines] == ["Ni l’une."]
    assert dict(of_kind(found, Facts)[0].rows)["Notes citées"] == "1"
    assert "1 note écartée" in [one.text for one in of_kind(found, Heading)]


def test_what_is_hidden_is_in_no_annex(ana_browser, cafe, fiche):
    for name in ("methode", "provenance"):
        said = text_of(printed(ana_browser, cafe, name))
        assert "Citée." in said
        assert "Cachée." not in said
        assert "Nomme quelqu’un." not in said


def test_the_demonstration_fills_both_and_names_nobody(db):
    finished = load(START).finished
    names = set(finished.participants.values_list("name", flat=True))
    for name in ("methode", "provenance"):
        assert len(annex(finished, name).pieces) > 20
    said = str(of_kind(annex(finished, "methode"), Grid))
    assert not [one for one in names if re.search(rf"\b{one}\b", said)]
    # A table of a page or less is not cut at the foot of one.
    pages = pypdf.PdfReader(io.BytesIO(render(finished, "methode", "a4"))).pages
    page = next(text for one in pages if "Notes par table et" in (text := one.extract_text()))
    assert "notes viennent de la plénière" in page


@pytest.mark.parametrize("name", ["methode", "provenance"])
def test_staff_may_take_them_and_strangers_find_nothing(cafe, sofia_browser, charlie_browser, name):
    path = reverse("annex", args=[cafe.code, name])
    assert sofia_browser.get(path).status_code == 200
    assert charlie_browser.get(path).status_code == 404
    assert sofia_browser.get(path, {"papier": "a5"}).status_code == 404
    assert sofia_browser.get(path.replace(name, "autre")).status_code == 404
