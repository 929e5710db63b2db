"""The print kit: what each PDF says, on both papers, for whom, and what is missing before it can be."""

import io
import re

import pikepdf
import pypdf
import pytest
from django.urls import reverse

from sessions_app.models import Participant, Seat
from sessions_app.preparation.kit.kinds import NAMES
from sessions_app.preparation.kit.pieces import PIECES
from sessions_app.preparation.queries import programme
from tests.preparation.asking import show

HOUSE = "http://192.168.1.20:8000"


@pytest.fixture
def people(cafe):
    """Ana holds table 1; Maya sits at table 2, then at table 1."""
    tables, rounds = programme(cafe).tables, programme(cafe).rounds
    cafe.etiquette = "Écoutez.\n- Écrivez, dessinez."
    cafe.save(update_fields=["etiquette"])
    ana = Participant.objects.create(cafe=cafe, number=1, name="Ana", hosts=tables[0])
    maya = Participant.objects.create(cafe=cafe, number=2, name="Maya Nguyễn", sector="Santé")
    gone = Participant.objects.create(cafe=cafe, number=3, name="Personne Partie")
    gone.left_at = cafe.created_at
    gone.save(update_fields=["left_at"])
    for rank, round_ in enumerate(rounds):
        Seat.objects.create(participant=ana, table=tables[0], round=round_)
        Seat.objects.create(participant=maya, table=tables[(rank + 1) % 2], round=round_)
    return ana, maya


def printed(browser, cafe, name, paper="letter"):
    path = reverse("print-sheet", args=[cafe.code, name])
    ask = browser.post if name == "cartes" else browser.get
    answer = ask(path, {"papier": paper})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer.content


def text_of(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_each_kind_is_an_accessible_pdf_on_both_papers(
    ana_browser, cafe, people, name, paper, width
):
    content = printed(ana_browser, cafe, name, paper)
    assert round(float(pypdf.PdfReader(io.BytesIO(content)).pages[0].mediabox.width)) == width
    with pikepdf.open(io.BytesIO(content)) as file:
        assert bool(file.Root.MarkInfo.Marked)
        assert str(file.Root.Lang).startswith("fr")
        assert cafe.title in str(file.docinfo.get("/Title", file.open_metadata().get("dc:title")))
        assert b"<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes()


def test_a_badge_says_who_goes_where(ana_browser, cafe, people):
    said = text_of(printed(ana_browser, cafe, "badges"))
    assert "Maya Nguyễn" in said
    assert "Santé" in said
    assert f"{cafe.code}-2" in said
    assert "Personne Partie" not in said
    badge = PIECES["badges"](cafe, "")[1]
    tables = [table.number for table in programme(cafe).tables]
    assert [stop["table"] for stop in badge["route"]][:2] == [str(tables[1]), str(tables[0])]


def test_a_card_says_its_address_and_code_in_clear_and_that_is_noted(
    ana_browser, cafe, people, monkeypatch
):
    monkeypatch.setattr("sessions_app.preparation.addresses.addresses", lambda port: [HOUSE])
    said = text_of(printed(ana_browser, cafe, "cartes"))
    for link in cafe.links.exclude(table=None):
        assert f"{link.code[:3]} {link.code[3:]}" in said
    assert HOUSE.removeprefix("http://") in said.replace("\n", "")
    assert cafe.events.filter(kind="cards-printed").get().facts == {"address": HOUSE}


def test_the_etiquette_is_a_list_of_what_was_written(ana_browser, cafe, people):
    said = text_of(printed(ana_browser, cafe, "etiquette"))
    assert "Écoutez." in said
    assert "Écrivez, dessinez." in said
    assert "- Écrivez" not in said


def test_a_host_sheet_says_each_question_and_whose_table_it_is(ana_browser, cafe, people):
    said = text_of(printed(ana_browser, cafe, "hotes"))
    assert "Ana" in said
    for question in cafe.questions.all()[:1]:
        assert question.text[:30] in said.replace("\xa0", " ")


def test_there_is_a_note_sheet_per_table_and_round_with_a_code_of_its_own(
    ana_browser, cafe, people
):
    content = printed(ana_browser, cafe, "notes")
    there = programme(cafe)
    codes = {
        f"{cafe.code}-R{n}-T{table.number}"
        for n, _ in enumerate(there.rounds, 1)
        for table in there.tables
    }
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == len(codes)
    assert codes <= set(text_of(content).split())


def test_what_is_missing_is_said_with_what_to_do(ana_browser, cafe):
    cafe.etiquette = ""
    cafe.save(update_fields=["etiquette"])
    page = show(ana_browser, "print-kit", cafe)
    assert "La liste ne contient encore personne." in page
    assert "Écrivez d’abord l’étiquette du café." in page
    answer = ana_browser.get(reverse("print-sheet", args=[cafe.code, "badges"]))
    assert answer.status_code == 409


def test_a_stranger_prints_nothing(charlie_browser, cafe, people):
    for name in NAMES:
        path = reverse("print-sheet", args=[cafe.code, name])
        assert charlie_browser.get(path).status_code == 404
    assert charlie_browser.get(reverse("print-kit", args=[cafe.code])).status_code == 404


@pytest.mark.parametrize("wrong", ["affiches/?papier=a4", "badges/?papier=a5", "cartes/"])
def test_another_kind_or_paper_is_not_there(ana_browser, cafe, people, wrong):
    path = reverse("print-kit", args=[cafe.code]) + wrong
    assert ana_browser.get(path).status_code == 404
