"""Cafés by chance that fill every record of the archive, with every field that it keeps.

The fields come from the schema itself: one that is added later is drawn too.
"""

import base64
import io
from datetime import UTC, date, datetime
from typing import Any

from django.db import models
from hypothesis import strategies as st
from PIL import Image

from sessions_app.closing.archive import schema
from sessions_app.closing.archive.records import Record

LETTERS = st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"])
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC).isoformat()
)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat)
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
TABLES, QUESTIONS, NOTES, PEOPLE = 3, 2, 5, 4
SOME_TABLE, SOME_QUESTION = st.integers(1, TABLES), st.integers(1, QUESTIONS)
KINDS = ("welcome", "round", "transition", "round", "closing")
ROUNDS, PHASES = 2, len(KINDS)


def texts(most: int = 30, least: int = 1) -> st.SearchStrategy[str]:
    """Draw any text that a database holds, of a few letters."""
    return st.text(LETTERS, min_size=least, max_size=most)


def value(field: Any) -> st.SearchStrategy[Any]:
    """Draw a value of a field of a model."""
    if field.choices:
        drawn: Any = st.sampled_from([one for one, _label in field.flatchoices])
    elif isinstance(field, models.DateTimeField):
        drawn = MOMENTS
    elif isinstance(field, models.DateField):
        drawn = DAYS
    elif isinstance(field, models.BooleanField):
        drawn = st.booleans()
    elif isinstance(field, models.IntegerField):
        drawn = st.integers(1, 240)
    elif isinstance(field, models.JSONField):
        drawn = st.dictionaries(texts(8), st.integers(0, 99) | texts(8), max_size=3)
    elif isinstance(field, models.URLField):
        drawn = st.sampled_from(["https://exemple.org/é", "http://a.ca"])
    else:
        drawn = texts(min(field.max_length or 60, 60), 0 if field.blank else 1)
    return st.none() | drawn if field.null else drawn


def plain(record: Record, **fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Draw every plain field of a record; ``fixed`` gives some of them, and what it is linked to."""
    fields = {name: value(record.model._meta.get_field(name)) for name in record.plain}
    given = {
        name: one if isinstance(one, st.SearchStrategy) else st.just(one)
        for name, one in fixed.items()
    }
    return st.fixed_dictionaries(fields | given)


def some(one: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    return st.lists(one, max_size=most)


def picture() -> str:
    """Return a small photo, in base64."""
    file = io.BytesIO()
    Image.new("RGB", (8, 6), "#8a5").save(file, "JPEG")
    return base64.b64encode(file.getvalue()).decode()


PICTURE = picture()


def cafes() -> st.SearchStrategy[dict[str, Any]]:
    call = plain(schema.CALL, ended_at=MOMENTS)
    tables = st.tuples(
        *(plain(schema.TABLE, number=n, calls=some(call)) for n in range(1, TABLES + 1))
    )
    reading = plain(schema.READING, table=SOME_TABLE)
    message = plain(
        schema.MESSAGE,
        withdrawn_at=MOMENTS,
        readings=st.lists(reading, max_size=2, unique_by=lambda one: one["table"]),
    )
    phases = st.tuples(
        *(
            plain(schema.PHASE, kind=kind, state=st.sampled_from(["planned", "done"]))
            for kind in KINDS
        )
    )
    return plain(
        schema.CAFE,
        code=st.text("ABCDEFGH", min_size=6, max_size=6),
        tables=tables,
        questions=st.tuples(*[plain(schema.QUESTION)] * QUESTIONS),
        phases=phases,
        messages=some(message),
        purges=some(plain(schema.PURGE)),
        return_page=st.none() | plain(schema.RETURN_PAGE, notes=some_notes()),
        votes=some(vote(), 1),
    )


def vote() -> st.SearchStrategy[dict[str, Any]]:
    placed = st.dictionaries(st.just("1"), st.integers(1, 5), max_size=1)
    return plain(
        schema.VOTE,
        question=SOME_QUESTION,
        closed_at=MOMENTS,
        by_hand=placed,
        ballots=some(placed, 3),
    )


def some_notes() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(UIDS), unique=True, max_size=3)


UIDS = [f"{rank:032x}" for rank in range(NOTES)]


def note(uid: str) -> st.SearchStrategy[dict[str, Any]]:
    mark = plain(schema.MARK, table=SOME_TABLE, phase=st.integers(1, PHASES))
    return plain(
        schema.NOTE,
        uid=uid,
        table=SOME_TABLE,
        question=SOME_QUESTION,
        phase=st.integers(1, PHASES),
        sibling_of=st.none() | st.sampled_from(UIDS),
        hidden_reason=texts(),
        set_aside=st.none() | plain(schema.SET_ASIDE, repeats=st.none() | st.sampled_from(UIDS)),
        marks=st.lists(mark, max_size=2, unique_by=lambda one: (one["table"], one["phase"])),
    )


def themes() -> st.SearchStrategy[list[dict[str, Any]]]:
    def apart(one: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
        chosen = (
            st.lists(st.sampled_from(one["notes"]), unique=True) if one["notes"] else st.just([])
        )
        return chosen.map(lambda dissent: one | {"dissent": dissent})

    theme = plain(schema.THEME, question=SOME_QUESTION, notes=some_notes()).flatmap(apart)
    return st.lists(theme, min_size=1, max_size=3)


def fiches() -> st.SearchStrategy[Any]:
    source = st.fixed_dictionaries({"sentence": texts(), "note": st.sampled_from(UIDS)})
    block = plain(
        schema.BLOCK,
        question=st.none() | SOME_QUESTION,
        theme=st.none(),
        notes=some_notes(),
        sentences=st.lists(
            source, max_size=2, unique_by=lambda one: (one["sentence"], one["note"])
        ),
        outside=some(plain(schema.OUTSIDE)),
    )
    content = st.fixed_dictionaries({"fields": plain(schema.FICHE), "blocks": some(block)})
    version = plain(
        schema.FICHE_VERSION, cause=st.sampled_from(UNAPPROVED), content=content, document=None
    )
    return st.none() | plain(
        schema.FICHE,
        blocks=some(block, 3),
        acceptances=st.lists(plain(schema.ACCEPTANCE), max_size=2, unique_by=_about),
        versions=st.lists(version, max_size=2, unique_by=lambda one: one["number"]),
    )


UNAPPROVED = [
    cause
    for cause, _label in schema.FICHE_VERSION.model._meta.get_field("cause").flatchoices
    if cause != "approved"
]


def _about(one: dict[str, Any]) -> tuple[str, str]:
    return one["kind"], one["about"]


def people() -> st.SearchStrategy[dict[str, Any]]:
    place = {"round": st.integers(1, ROUNDS), "table": SOME_TABLE}
    seats = st.lists(
        st.fixed_dictionaries(place), max_size=ROUNDS, unique_by=lambda one: one["round"]
    )
    person = plain(schema.PARTICIPANT, hosts=st.none() | SOME_TABLE, seats=seats)
    numbered = st.tuples(*[person] * PEOPLE).map(
        lambda rows: [one | {"number": n} for n, one in enumerate(rows, 1)]
    )
    named = st.lists(st.integers(1, PEOPLE), unique=True, min_size=2)
    rule = plain(schema.RULE, people=named, table=st.none() | SOME_TABLE)
    heads = plain(schema.HEADS, **place)
    return st.fixed_dictionaries(
        {
            "seating": st.none() | plain(schema.SEATING),
            "people": numbered,
            "rules": some(rule),
            "heads": st.lists(
                heads, max_size=3, unique_by=lambda one: (one["round"], one["table"])
            ),
        }
    )


OPERATION = plain(
    schema.OPERATION,
    op=IDS,
    answer=st.sampled_from(["ok", "conflict", "late", "refused"]),
    table=SOME_TABLE,
    note=st.none() | st.sampled_from(UIDS),
    content=st.fixed_dictionaries({"text": texts(), "round": st.integers(1, PHASES)}),
)
PHOTO = plain(
    schema.PHOTO, uid=IDS, table=SOME_TABLE, phase=st.integers(1, PHASES), picture=st.just(PICTURE)
)
EVENT = plain(
    schema.EVENT,
    table=st.none() | SOME_TABLE,
    facts=st.fixed_dictionaries(
        {
            "note": st.sampled_from(UIDS),
            "phase": st.integers(1, PHASES),
            "person": st.integers(1, PEOPLE),
        }
    ),
)
WHOLE = st.fixed_dictionaries(
    {
        "manifest": st.just({"format": "worldcafe-archive", "version": 1}),
        "cafe": cafes(),
        "notes": st.tuples(*map(note, UIDS)),
        "operations": st.lists(OPERATION, max_size=3, unique_by=lambda one: one["op"]),
        "photos": st.lists(PHOTO, max_size=2, unique_by=lambda one: one["uid"]),
        "people": people(),
        "themes": themes(),
        "fiche": fiches(),
        "events": some(EVENT, 3),
    }
)
