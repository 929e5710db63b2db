"""A value that cannot be imported is named by its path, with what to do; nothing changes."""

import json
from typing import Any

import pytest

from sessions_app.closing.actions import import_cafe
from sessions_app.closing.archive.checks import Wrong
from sessions_app.closing.archive.reading import read
from sessions_app.models import Cafe

CAFE = {
    "title": "Un café",
    "starts_at": "2026-09-21T13:00",
    "questions": ["Quoi?", "Comment?"],
    "tables": 4,
}
NOTE = {"uid": "a", "table": 1, "round": 1, "text": "Une idée."}
OPERATION = {"op": "1", "digest": "x", "kind": "create", "answer": "ok"}


def why(changes: dict[str, Any] | None = None, **sections: Any) -> str:
    manifest = {"format": "worldcafe-archive", "version": 1}
    whole = {"manifest": manifest, "cafe": CAFE | (changes or {}), **sections}
    with pytest.raises(Wrong) as wrong:
        read(json.dumps(whole).encode())
    return str(wrong.value)


def notes(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [NOTE | {"uid": str(rank)} | change for rank, change in enumerate(changes)]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "cafe.title : ce champ est obligatoire"),
        ({"title": None}, "cafe.title : ce champ est obligatoire"),
        ({"title": 12}, "cafe.title : un texte"),
        ({"title": "a" * 201}, "cafe.title : Assurez-vous"),
        ({"context": "a" * 4001}, "cafe.context : 4000 caractères au plus"),
        ({"starts_at": "demain"}, "cafe.starts_at : une date et une heure"),
        ({"starts_at": "0001-01-01T00:00"}, "cafe.starts_at : l’année"),
        ({"mode": "autre"}, "cafe.mode : "),
        ({"titre": "x"}, "cafe : le champ « titre » n’existe pas"),
        ({"tables": -1}, "cafe.tables : de 0 à 400"),
        ({"tables": 100_000}, "cafe.tables : de 0 à 400"),
        ({"tables": True}, "cafe.tables : une liste"),
        ({"tables": [{"number": 1}, {"number": 1}]}, "cafe.tables[1].number : chaque table"),
        ({"tables": [{"number": 0}]}, "cafe.tables[0].number : chaque table"),
        ({"tables": [{"number": 1, "calls": [{}, {}]}]}, "cafe.tables[0].calls : un seul appel"),
        ({"questions": [3]}, "cafe.questions[0] : un objet"),
        ({"phases": [{"kind": "round", "minutes": 0}]}, "cafe.phases[0].minutes : "),
        ({"phases": [{"kind": "round", "minutes": 600}]}, "cafe.phases[0].minutes : "),
        ({"phases": [{}] * 401}, "cafe.phases : 400 éléments au plus"),
        ({"phases": [{"kind": "pause", "minutes": 5}]}, "cafe.phases[0].kind : "),
        ({"phases": [{"kind": "round"}]}, "cafe.phases[0].minutes : ce champ est obligatoire"),
        (
            {"phases": [{"kind": "round", "minutes": 5, "state": "running"}]},
            "cafe.phases[0] : une étape en cours",
        ),
        (
            {"phases": [{"kind": "round", "minutes": 5, "state": "paused", "left": 1}] * 2},
            "cafe.phases : une seule étape",
        ),
    ],
)
def test_the_cafe(changes, sentence):
    assert why(changes).replace("\u00a0", " ").startswith(sentence)


@pytest.mark.parametrize(
    ("sections", "sentence"),
    [
        ({"notes": notes({}, {}, {}, {"table": 9})}, "notes[3].table : la table 9 n’existe pas"),
        ({"notes": notes({"table": None})}, "notes[0].table : une note de table nomme sa table"),
        ({"notes": notes({"table": "1"})}, "notes[0].table : un nombre entier"),
        ({"notes": notes({"round": 3})}, "notes[0].round : le rang 3 n’existe pas"),
        ({"notes": notes({"question": 3})}, "notes[0].question : le rang 3 n’existe pas"),
        ({"notes": notes({"text": ""})}, "notes[0].text : ce champ est obligatoire"),
        ({"notes": notes({"text": "a" * 2001})}, "notes[0].text : Assurez-vous"),
        ({"notes": notes({"late": 1})}, "notes[0].late : true ou false"),
        ({"notes": notes({"version": -1})}, "notes[0].version : "),
        ({"notes": notes({"version": 2**70})}, "notes[0].version : "),
        ({"notes": notes({}, {"uid": "0"})}, "notes[1].uid : chaque note"),
        ({"notes": notes({"sibling_of": "z"})}, "notes[0].sibling_of : la note « z »"),
        (
            {"notes": notes({"hidden_at": "2026-01-01"})},
            "notes[0].hidden_reason : une note masquée",
        ),
        ({"notes": notes({"set_aside": {}})}, "notes[0].set_aside.reason : ce champ"),
        ({"notes": notes({"set_aside": {"reason": "x"}})}, "notes[0].set_aside.reason : "),
        (
            {"themes": [{"title": "T", "question": 1, "dissent": ["0"]}], "notes": notes({})},
            "themes[0].dissent : ces notes doivent aussi",
        ),
        (
            {"notes": notes({"source": "plenary", "table": None, "question": None})},
            "notes[0].question : dites à quelle question",
        ),
        ({"notes": {}}, "notes : une liste"),
        ({"themes": [{"title": "T"}]}, "themes[0].question : ce champ est obligatoire"),
        (
            {"themes": [{"title": "T", "question": 1, "notes": ["z"]}]},
            "themes[0].notes[0] : la note",
        ),
        (
            {"notes": notes({}), "themes": [{"title": "T", "question": 1, "notes": ["0", "0"]}]},
            "themes[0].notes[1] : chaque note est nommée une seule fois",
        ),
        ({"operations": [OPERATION, OPERATION]}, "operations[1].op : deux opérations"),
        ({"operations": [OPERATION | {"answer": "held"}]}, "operations[0].content : "),
        ({"fiche": {"blocks": [{"kind": "x"}]}}, "fiche.blocks[0].kind : "),
        ({"fiche": {"blocks": [{"kind": "box", "url": "javascript:1"}]}}, "fiche.blocks[0].url : "),
        (
            {"fiche": {"blocks": [{"kind": "bullet", "theme": 1}]}},
            "fiche.blocks[0].theme : le rang 1",
        ),
        ({"fiche": []}, "fiche : un objet"),
        ({"events": [{"kind": "x", "facts": []}]}, "events[0].facts : un objet"),
        ({"drawings": []}, "drawings : cette section n’existe pas"),
    ],
)
def test_the_other_sections(sections, sentence):
    assert why(**sections).replace("\u00a0", " ").startswith(sentence)


def test_a_failure_while_storing_leaves_nothing(ana, monkeypatch):
    manifest = {"format": "worldcafe-archive", "version": 1}
    draft = read(json.dumps({"manifest": manifest, "cafe": CAFE, "notes": [NOTE]}).encode())
    draft.notes[0].question = None
    with pytest.raises(Exception, match=r"(?i)null"):
        import_cafe(draft, ana)
    assert not Cafe.objects.exists()
