"""The raw notes as files: what they say, what they leave out, and that a spreadsheet runs nothing."""

import csv
import io
import json

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from sessions_app.models import Mark, MarkKind, Note, Participant, Placement, Theme
from tests.cast import START, add_note

HOSTILE = (
    '=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "＝1+1",
    "=cmd|' /C calc'!A0", "«=1»; une \"autre\"", "ligne\ndeux", "é ç œ « » 👩‍👩‍👧", "'=1", "-", "=",
)  # fmt: skip
RUN = "=+-@＝＋－＠\t\r\n"


def taken(browser, cafe, suffix):
    answer = browser.get(reverse("raw-notes", args=[cafe.code, suffix]))
    assert answer.status_code == 200
    return answer.content


def as_rows(content):
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_each_note_has_a_line_with_all_that_is_known_of_it(ana_browser, cafe):
    note = add_note(cafe, "Frapper à la porte d’à côté.", table=2, round_=1)
    Note.objects.filter(pk=note.pk).update(validated_at=START, created_at=START)
    theme = Theme.objects.create(
        cafe=cafe, question=note.question, title="Petits gestes", position=0
    )
    Placement.objects.create(theme=theme, note=note)
    tables, rounds = list(cafe.tables.all()), list(cafe.phases.filter(kind="round"))
    for table in tables[2:]:
        kind = MarkKind.CONFIRMS
        Mark.objects.create(note=note, table=table, round=rounds[1], kind=kind)
    add_note(cafe, "Dit en plénière.", question=1)
    Note.objects.filter(text="Dit en plénière.").update(source="plenary", table=None, round=None)
    raw = taken(ana_browser, cafe, "csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    first, second = as_rows(raw)
    assert first == {
        "Numéro": "1",
        "Question": note.question.text,
        "Ronde": "1",
        "Table": "2",
        "Heure": "2026-09-21 09:00",
        "Note": "Frapper à la porte d’à côté.",
        "Thèmes": "Petits gestes",
        "Réactions": "Confirme\u00a0: 2",
        "Source": "Table",
        "Validée par la table": "oui",
    }
    assert (second["Source"], second["Table"], second["Ronde"]) == ("Plénière", "", "")


def test_what_is_taken_back_or_hidden_is_in_no_file_nor_is_anybody_s_name(ana_browser, cafe):
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie Quéméneur")
    add_note(cafe, "Visible.")
    for text, more in (
        ("Retirée.", {"deleted_at": START}),
        ("Masquée.", {"hidden_at": START, "hidden_reason": "Nomme une personne."}),
    ):
        Note.objects.filter(pk=add_note(cafe, text).pk).update(**more)
    workbook = load_workbook(io.BytesIO(taken(ana_browser, cafe, "xlsx")))
    cells = [str(cell) for row in workbook.active.iter_rows(values_only=True) for cell in row]
    told = (taken(ana_browser, cafe, "csv") + taken(ana_browser, cafe, "json")).decode()
    for text in (" ".join(cells), told):
        assert "Visible." in text
        for absent in ("Retirée.", "Masquée.", "Nomme une personne.", "Quéméneur"):
            assert absent not in text


def test_no_spreadsheet_runs_what_was_noted(ana_browser, cafe):
    for text in HOSTILE:
        add_note(cafe, text)
    for row in as_rows(taken(ana_browser, cafe, "csv")):
        assert row["Note"].lstrip(" ")[0] not in RUN
        assert row["Note"] in HOSTILE or row["Note"].removeprefix("'") in HOSTILE
    book = load_workbook(io.BytesIO(taken(ana_browser, cafe, "xlsx")))
    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    found = {cell.value for cell in cells}
    plain = {text for text in HOSTILE if not set(text) & {"\t", "\r"}}
    assert plain <= found
    noted = [one["note"] for one in json.loads(taken(ana_browser, cafe, "json"))["notes"]]
    assert noted == list(HOSTILE)


def test_a_cafe_without_notes_gives_a_head_alone(ana_browser, cafe):
    assert as_rows(taken(ana_browser, cafe, "csv")) == []
    assert load_workbook(io.BytesIO(taken(ana_browser, cafe, "xlsx"))).active.max_row == 1


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
def test_staff_may_take_them_and_strangers_find_nothing(
    cafe, sofia_browser, charlie_browser, suffix
):
    path = reverse("raw-notes", args=[cafe.code, suffix])
    assert sofia_browser.get(path).status_code == 200
    assert charlie_browser.get(path).status_code == 404
    assert sofia_browser.get(path.replace(suffix, "ods")).status_code == 404
