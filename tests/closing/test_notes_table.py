"""The notes of an archive as a table: for a spreadsheet only, never read back."""

import csv
import io
import zipfile

import pytest

from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive.reading import read
from sessions_app.closing.queries import archive
from sessions_app.models import Note, Placement, Theme
from tests.cast import START, add_note


def members(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(found):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in found.items():
            made.writestr(name, content)
    return file.getvalue()


def test_it_has_the_notes_that_may_be_shown_and_runs_nothing(cafe):
    note = add_note(cafe, "=1+1")
    for text, more in (
        ("Retirée.", {"deleted_at": START}),
        ("Cachée.", {"hidden_at": START, "hidden_reason": "x"}),
    ):
        Note.objects.filter(pk=add_note(cafe, text).pk).update(**more)
    theme = Theme.objects.create(cafe=cafe, question=note.question, title="Calcul", position=0)
    Placement.objects.create(theme=theme, note=note)
    raw = members(archive(cafe))["notes.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(raw, newline=""), delimiter=";")
    assert (row["Note"], row["Thèmes"], row["Table"], row["Ronde"]) == ("'=1+1", "Calcul", "1", "1")


@pytest.mark.parametrize("given", [None, b"", b"tout autre chose"])
def test_an_archive_is_the_same_with_any_table_or_without(cafe, ana, given):
    add_note(cafe, "Une idée.")
    raw = archive(cafe)
    found = {name: one for name, one in members(raw).items() if name != "notes.csv"}
    if given is not None:
        found["notes.csv"] = given
    remove_cafe(cafe)
    assert archive(import_cafe(read(packed(found)), ana)) == raw
