"""Reading an archive: its sections become a draft of the café, checked whole before any write."""

from typing import Any

from django.utils.translation import gettext as _

from ...models import Cafe, Call, Event, Phase, Question, Table
from . import schema
from .after import read_after
from .agenda import usual_agenda
from .checks import Wrong, mapping, record, rows
from .draft import Draft
from .fiche import read_fiche
from .harvest import read_notes, read_operations
from .messages import read_messages
from .packing import unpack
from .people import read_people
from .photos import read_photos
from .themes import read_themes
from .votes import read_votes

MOST = 400


def read(raw: bytes) -> Draft:
    """Return the café that the bytes of an archive hold; raise Wrong at the first error."""
    sections = unpack(raw)
    given = record(schema.CAFE, sections["cafe"], "cafe")
    draft = Draft(Cafe(**given), given.get("code", ""))
    read_cafe(draft, sections["cafe"])
    read_people(draft, sections["people"])
    read_notes(draft, sections["notes"])
    read_after(draft, sections["cafe"])
    read_operations(draft, sections["operations"])
    read_photos(draft, sections["photos"])
    read_themes(draft, sections["themes"])
    read_votes(draft, sections["cafe"])
    read_fiche(draft, sections["fiche"])
    read_events(draft, sections["events"])
    return draft


def read_cafe(draft: Draft, found: dict[str, Any]) -> None:
    """Read tables, questions and phases; a count of tables and bare questions will do."""
    tables = found.get("tables")
    if isinstance(tables, int) and not isinstance(tables, bool):
        if not 0 <= tables <= MOST:
            raise Wrong("cafe.tables", _("de 0 à %(most)d tables.") % {"most": MOST})
        tables = [{"number": number} for number in range(1, tables + 1)]
    for path, one in rows(tables, "cafe.tables", MOST):
        _read_table(draft, one, path)
    for path, one in rows(found.get("questions"), "cafe.questions", MOST):
        given = record(schema.QUESTION, {"text": one} if isinstance(one, str) else one, path)
        draft.questions.append(Question(cafe=draft.cafe, position=len(draft.questions), **given))
    _read_phases(draft, found)
    read_messages(draft, found.get("messages"))


def _read_table(draft: Draft, found: object, path: str) -> None:
    given = record(schema.TABLE, found, path)
    number = given["number"]
    if number < 1 or number in draft.by_number:
        raise Wrong(f"{path}.number", _("chaque table a un numéro à elle, à partir de 1."))
    table = draft.by_number[number] = Table(cafe=draft.cafe, **given)
    draft.tables.append(table)
    for at, call in rows(mapping(found, path).get("calls"), f"{path}.calls"):
        draft.calls.append(Call(table=table, **record(schema.CALL, call, at)))
    if sum(call.table is table and call.ended_at is None for call in draft.calls) > 1:
        raise Wrong(f"{path}.calls", _("un seul appel d’une table peut rester ouvert."))


def _read_phases(draft: Draft, found: dict[str, Any]) -> None:
    given = found.get("phases")
    if given is None:
        given = usual_agenda(len(draft.questions))
    for path, one in rows(given, "cafe.phases", MOST):
        phase = Phase(
            cafe=draft.cafe, position=len(draft.phases), **record(schema.PHASE, one, path)
        )
        if phase.on_air and (phase.deadline is None) == (phase.left is None):
            raise Wrong(
                path, _("une étape en cours a « deadline », une étape en pause a « left ».")
            )
        draft.phases.append(phase)
    if sum(phase.on_air for phase in draft.phases) > 1:
        raise Wrong("cafe.phases", _("une seule étape peut être en cours ou en pause."))


def read_events(draft: Draft, found: object) -> None:
    """Read the log; its order numbers it."""
    for path, one in rows(found, "events"):
        given = record(schema.EVENT, one, path)
        table = draft.table(one.get("table"), f"{path}.table")
        seq = len(draft.events) + 1
        draft.events.append(Event(cafe=draft.cafe, seq=seq, table=table, **given))
    draft.cafe.head = len(draft.events)
