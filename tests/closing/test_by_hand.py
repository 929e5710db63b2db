"""A café written by hand in plain JSON: everything that is left out has a sensible default."""

import json
import re
from pathlib import Path
from typing import Any

from django.utils import timezone

from sessions_app.closing.actions import import_cafe
from sessions_app.closing.archive.reading import read
from sessions_app.models import Cafe, User

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "archive.md"
MINIMAL: dict[str, Any] = {
    "title": "Un café écrit à la main",
    "starts_at": "2026-09-21T13:00",
    "questions": ["Qu’est-ce que l’entraide?", "Qu’est-ce qui la freine?"],
    "tables": 4,
}


def brought_in(owner: User, **sections: Any) -> Cafe:
    manifest = {"format": "worldcafe-archive", "version": 1}
    whole = {"manifest": manifest, "cafe": MINIMAL, **sections}
    return import_cafe(read(json.dumps(whole).encode()), owner)


def test_the_least_that_makes_a_cafe(ana):
    cafe = brought_in(ana)
    assert cafe.tables.count() == 4
    assert cafe.links.count() == 5
    assert [question.text[:10] for question in cafe.questions.all()] == ["Qu’est-ce "] * 2
    assert cafe.phases.filter(kind="round").count() == 2
    assert timezone.localtime(cafe.starts_at).hour == 13
    assert len(cafe.code) == 6


def test_a_note_takes_the_question_of_its_round_and_the_time_of_its_round(ana):
    phases = [
        {"kind": "round", "minutes": 20, "state": "done", "started_at": "2026-09-21T13:30"},
        {"kind": "round", "minutes": 20, "state": "done", "started_at": "2026-09-21T14:00"},
    ]
    notes = [{"table": 3, "round": 2, "text": "Une idée."}]
    cafe = brought_in(ana, cafe=MINIMAL | {"phases": phases}, notes=notes)
    note = cafe.notes.get()
    assert note.question.text == "Qu’est-ce qui la freine?"
    assert note.created_at == cafe.phases.all()[1].started_at
    assert re.fullmatch("[0-9a-f]{32}", note.uid)


def test_labels_of_notes_may_be_short(ana):
    notes = [{"uid": "n1", "table": 1, "round": 1, "text": "Une idée."}]
    themes = [{"title": "Ensemble", "question": 1, "notes": ["n1"]}]
    blocks = [{"kind": "bullet", "text": "Une phrase.", "notes": ["n1"]}]
    cafe = brought_in(ana, notes=notes, themes=themes, fiche={"blocks": blocks})
    assert cafe.themes.get().notes.get() == cafe.notes.get()
    assert cafe.fiche.blocks.get().notes.get() == cafe.notes.get()
    assert cafe.fiche.title == cafe.title


def test_a_code_that_is_free_is_kept_and_another_is_replaced(ana):
    free = brought_in(ana, cafe=MINIMAL | {"code": "MAF3TE"})
    assert free.code == "MAF3TE"
    assert brought_in(ana, cafe=MINIMAL | {"code": "MAF3TE"}).code != "MAF3TE"
    assert brought_in(ana, cafe=MINIMAL | {"code": "l0i"}).code != "l0i"


def test_the_examples_of_the_document_import(ana):
    examples = re.findall(r"```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    whole = [example for example in examples if '"manifest"' in example]
    assert len(whole) >= 2
    for example in whole:
        assert import_cafe(read(example.encode()), ana).pk
