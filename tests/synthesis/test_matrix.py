"""The matrix theme × table: what it counts, how it reads, and its files that run nothing."""

import csv
import io

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from sessions_app.models import Note, Participant, Seat
from sessions_app.preparation.queries import programme
from sessions_app.synthesis import actions
from sessions_app.synthesis.matrix import matrix
from sessions_app.synthesis.sheets import csv_file, neutral, xlsx_file
from tests.cast import add_note
from tests.synthesis.board import question, theme

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "=cmd|' /C calc'!A0"]


@pytest.fixture
def lived(cafe):
    """Two themes over three rounds; the second is first heard in the second round."""
    first = [add_note(cafe, "Un", table=1), add_note(cafe, "Deux", table=2, round_=2)]
    second = [add_note(cafe, "Trois", table=2, round_=2), add_note(cafe, "Quatre", round_=3)]
    theme(cafe, "Financement", *first)
    theme(cafe, "Lieux", *second)
    add_note(cafe, "Cinq", table=4)
    return cafe


def counts(rows):
    return [(line.title, [cell.count for cell in cells]) for line, cells in rows]


def test_each_theme_by_table_and_by_round(lived):
    seen = matrix(lived, question(lived))
    assert counts(seen.table_rows) == [
        ("Financement", [1, 1, 0, 0]),
        ("Lieux", [1, 1, 0, 0]),
        ("Notes à classer", [0, 0, 0, 1]),
    ]
    assert counts(seen.round_rows) == [("Financement", [1, 1, 0]), ("Lieux", [0, 1, 1])]
    firsts = [[cell.first for cell in cells] for _line, cells in seen.round_rows]
    assert firsts == [[True, False, False], [False, True, False]]
    assert [(one.new, one.known) for one in seen.novelties] == [(1, 1), (1, 2), (0, 2)]
    assert "aucun thème nouveau" in seen.sentence


def test_hidden_and_set_aside_notes_do_not_count(lived):
    Note.objects.filter(text="Un").update(hidden_at=timezone.now(), hidden_reason="Un nom")
    actions.set_aside(lived, Note.objects.filter(text__in=["Trois", "Cinq"]), "other")
    seen = matrix(lived, question(lived))
    assert counts(seen.table_rows) == [
        ("Financement", [0, 1, 0, 0]),
        ("Lieux", [1, 0, 0, 0]),
    ]


def test_sectors_are_those_seated_at_the_table_in_that_round(lived):
    tables, rounds = list(lived.tables.all()), programme(lived).rounds
    people = [("Santé", 0, 0), ("École", 0, 0), ("Santé", 1, 1), ("Absent", 1, 1)]
    for number, (sector, table, round_) in enumerate(people, 1):
        person = Participant.objects.create(cafe=lived, number=number, sector=sector)
        Seat.objects.create(participant=person, table=tables[table], round=rounds[round_])
    Participant.objects.filter(sector="Absent").update(absent_at=timezone.now())
    seen = matrix(lived, question(lived))
    assert [line.coverage.sectors for line in seen.themes] == [2, 1]


def test_the_page_reads_as_a_table(ana_browser, lived):
    page = ana_browser.get(f"/cafes/{lived.code}/synthese/matrice/").content.decode()
    assert page.count("<caption") == 2
    assert '<th scope="row"><span class="matrix__number">1</span> Financement</th>' in page
    assert "heat--4" in page


def test_the_files_hold_every_question(ana_browser, lived):
    address = f"/cafes/{lived.code}/synthese/matrice/"
    text = ana_browser.get(f"{address}csv/").content.decode("utf-8-sig")
    head, first, *_rest = csv.reader(io.StringIO(text), delimiter=";")
    assert head[1:7] == ["Thème", "Notes", "Tables", "Rondes", "Secteurs", "À part"]
    assert dict(zip(head, first, strict=True))["Ronde 2"] == "1"
    book = load_workbook(io.BytesIO(ana_browser.get(f"{address}xlsx/").content))
    assert book.sheetnames == ["Thèmes", "Rondes"]
    assert [cell.value for cell in book["Rondes"][2]][1:] == [1, 1, 1, 1]
    assert ana_browser.get(f"{address}pdf/").status_code == 404


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text):
    read = csv_file([[text]]).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(read, newline=""), delimiter=";")) == [f"'{text}"]
    cell = load_workbook(io.BytesIO(xlsx_file({"A": [["Titre"], [text]]})))["A"]["A2"]
    assert (cell.data_type, cell.value.strip()) == ("s", text.strip())


@pytest.mark.parametrize("text", ["Idée", "a=b", "1-2", "", "«\u00a0x\u00a0»", 3])
def test_what_is_harmless_stays_as_it_is(text):
    assert neutral(text) == text
