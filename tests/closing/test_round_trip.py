"""A café taken out and brought back in is the same café: same archive, byte for byte."""

import json
import operator
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive import packing
from sessions_app.closing.archive.reading import read
from sessions_app.closing.queries import archive
from sessions_app.fiche.freezing import frozen
from sessions_app.models import Cafe, SetAsideReason, User
from tests.fiche.samples import sample

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC).isoformat()
)
TABLES, QUESTIONS, ROUNDS, NOTES = 3, 2, 2, 6
DOCUMENT = frozen(sample())
UIDS = [f"{rank:032x}" for rank in range(NOTES)]
SOME_UIDS = st.lists(st.sampled_from(UIDS), unique=True, max_size=4)
SOME_QUESTION = st.integers(1, QUESTIONS)


def record(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


CAFES = record(
    {"title": TEXTS, "starts_at": MOMENTS, "tables": st.just(TABLES)},
    {
        "subtitle": TEXTS,
        "context": TEXTS,
        "mode": st.sampled_from(["per_round", "carousel", "same"]),
        "closed_at": MOMENTS,
        "clock_revision": st.integers(0, 1000),
    },
).flatmap(
    lambda cafe: st.lists(TEXTS, min_size=QUESTIONS, max_size=QUESTIONS).map(
        lambda texts: {**cafe, "questions": texts}
    )
)
NOTE = record(
    {"table": st.integers(1, TABLES), "round": st.integers(1, ROUNDS), "text": TEXTS},
    {
        "question": SOME_QUESTION,
        "source": st.sampled_from(["table", "plenary"]),
        "version": st.integers(1, 9),
        "late": st.booleans(),
        "created_at": MOMENTS,
        "edited_at": MOMENTS,
        "deleted_at": MOMENTS,
        "sibling_of": st.sampled_from(UIDS),
        "validated_at": MOMENTS,
        "set_aside": record(
            {"reason": st.sampled_from(SetAsideReason.values)}, {"detail": TEXTS, "at": MOMENTS}
        ),
    },
)
HIDDEN = st.just({}) | record({"hidden_at": MOMENTS, "hidden_reason": TEXTS}, {})
NOTE = st.builds(operator.or_, NOTE, HIDDEN)
THEME = record(
    {"title": TEXTS, "question": SOME_QUESTION, "notes": SOME_UIDS}, {"dissent": SOME_UIDS}
).map(lambda one: one | {"dissent": [uid for uid in one["notes"] if uid in one.get("dissent", [])]})
LINKED = record({"sentence": TEXTS, "note": st.sampled_from(UIDS)}, {})
BLOCK = record(
    {"kind": st.sampled_from(["section", "bullet", "paragraph", "theme"])},
    {
        "text": TEXTS,
        "heading": TEXTS,
        "notes": SOME_UIDS,
        "sentences": st.lists(LINKED, max_size=3),
        "question": SOME_QUESTION,
    },
)
BLOCKS = st.lists(BLOCK, max_size=4)
ACCEPTANCE = record(
    {
        "kind": st.sampled_from(["unsourced", "unused"]),
        "about": st.text("0123456789abcdef", min_size=1),
    },
    {"reason": TEXTS, "at": MOMENTS},
)
VERSION = record(
    {
        "number": st.integers(1, 99),
        "cause": st.sampled_from(["session", "restore", "kept"]),
        "content": record(
            {"fields": record({"title": TEXTS}, {"issn": TEXTS})}, {"blocks": BLOCKS}
        ),
    },
    {"name": TEXTS, "at": MOMENTS},
)
APPROVED = VERSION.map(lambda one: {**one, "cause": "approved", "document": DOCUMENT})
FICHES = st.none() | record(
    {"title": TEXTS},
    {
        "authors": TEXTS,
        "blocks": BLOCKS,
        "acceptances": st.lists(
            ACCEPTANCE, max_size=3, unique_by=lambda one: (one["kind"], one["about"])
        ),
        "versions": st.lists(VERSION | APPROVED, max_size=3, unique_by=lambda one: one["number"]),
    },
)
EVENT = record(
    {
        "kind": st.just("note-added"),
        "facts": record({"note": st.sampled_from(UIDS)}, {"phase": st.integers(1, 9)}),
    },
    {"at": MOMENTS, "table": st.integers(1, TABLES)},
)


@st.composite
def archives(draw: st.DrawFn) -> bytes:
    """Draw a café as somebody could write it by hand."""
    notes = draw(st.lists(NOTE, min_size=NOTES, max_size=NOTES))
    whole = {
        "manifest": {"format": "worldcafe-archive", "version": 1},
        "cafe": draw(CAFES),
        "notes": [note | {"uid": uid} for note, uid in zip(notes, UIDS, strict=True)],
        "themes": draw(st.lists(THEME, max_size=4)),
        "fiche": draw(FICHES),
        "events": draw(st.lists(EVENT, max_size=4)),
    }
    return json.dumps(whole).encode()


def brought_in(raw: bytes, owner: User) -> Cafe:
    return import_cafe(read(raw), owner)


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(raw=archives())
def test_export_import_export_gives_the_same_bytes(ana, raw):
    cafe = brought_in(raw, ana)
    first = archive(cafe)
    remove_cafe(cafe)
    again = brought_in(first, ana)
    second = archive(again)
    remove_cafe(again)
    assert second == first


def test_beside_the_original_only_the_code_differs(cafe, ana):
    cafe.refresh_from_db()
    first, twin = archive(cafe), brought_in(archive(cafe), ana)
    assert twin.code != cafe.code
    second = packing.unpack(archive(twin))
    second["cafe"]["code"] = cafe.code
    assert packing.pack(second) == first


def test_texts_are_left_as_they_are(cafe, ana):
    decomposed = "cafe\u0301 \u0153uvre\r\n«x»!"
    Cafe.objects.filter(pk=cafe.pk).update(context=decomposed)
    assert brought_in(archive(cafe), ana).context == decomposed


def test_the_same_cafe_gives_the_same_bytes_each_time(cafe):
    assert archive(cafe) == archive(cafe)
