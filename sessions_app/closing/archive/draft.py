"""A café read from an archive and not stored yet: its rows, and finding them by local name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from ...models import (
    Acceptance,
    Block,
    Cafe,
    Call,
    DotBallot,
    DotVote,
    Event,
    Fiche,
    FicheVersion,
    HeadCount,
    Mark,
    Message,
    Note,
    Operation,
    OutsideSource,
    Participant,
    Phase,
    PhaseKind,
    Photo,
    Placement,
    Purge,
    Question,
    Reading,
    ReturnNote,
    ReturnPage,
    Rule,
    Seat,
    Seating,
    SetAside,
    Source,
    Table,
    Theme,
)
from .checks import Wrong, text, whole


@dataclass
class Draft:
    """Every row of a café, bound to one another, none in the database yet."""

    cafe: Cafe
    wanted_code: str = ""
    tables: list[Table] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    pictures: list[bytes | None] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    siblings: list[tuple[Note, str, str]] = field(default_factory=list)
    repeats: list[tuple[SetAside, str, str]] = field(default_factory=list)
    operations: list[Operation] = field(default_factory=list)
    tables_of_operations: list[Table | None] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    votes: list[DotVote] = field(default_factory=list)
    ballots: list[DotBallot] = field(default_factory=list)
    fiche: Fiche | None = None
    blocks: list[Block] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    outside: list[OutsideSource] = field(default_factory=list)
    acceptances: list[Acceptance] = field(default_factory=list)
    versions: list[FicheVersion] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    seating: Seating | None = None
    people: list[Participant] = field(default_factory=list)
    rules: list[tuple[Rule, list[Participant]]] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    heads: list[HeadCount] = field(default_factory=list)
    purges: list[Purge] = field(default_factory=list)
    return_page: ReturnPage | None = None
    return_notes: list[ReturnNote] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_number: dict[int, Table] = {}
        self.by_uid: dict[str, Note] = {}
        self.by_badge: dict[int, Participant] = {}

    @property
    def rounds(self) -> list[Phase]:
        """Return the rounds, in order."""
        return [phase for phase in self.phases if phase.kind == PhaseKind.ROUND]

    def table(self, number: object, path: str) -> Table | None:
        """Return the table with this number, None for null."""
        if number is None:
            return None
        found = self.by_number.get(whole(number, path))
        if found is None:
            raise Wrong(
                path,
                _(
                    "la table %(number)s n’existe pas dans cette archive. "
                    "Corrigez le numéro, ou ajoutez la table."
                )
                % {"number": number},
            )
        return found

    def note(self, uid: object, path: str) -> Note | None:
        """Return the note with this uid, None for null."""
        if uid is None:
            return None
        found = self.by_uid.get(text(uid, path))
        if found is None:
            raise Wrong(
                path,
                _("la note « %(uid)s » n’existe pas dans cette archive. Corrigez son identifiant.")
                % {"uid": str(uid)[:40]},
            )
        return found

    def at(self, rank: object, among: Sequence[Any], path: str) -> Any:
        """Return the row of this rank, from 1, in a list; None for null."""
        if rank is None:
            return None
        if not 1 <= whole(rank, path) <= len(among):
            raise Wrong(
                path,
                _("le rang %(rank)s n’existe pas dans cette archive : il va de 1 à %(last)d.")
                % {"rank": rank, "last": len(among)},
            )
        return among[whole(rank, path) - 1]

    def names(self) -> Mapping[str, Mapping[Any, Any]]:
        """Return the ids by local name; only once all rows are stored."""
        return {
            "phase": by_rank(self.phases),
            "question": by_rank(self.questions),
            "theme": by_rank(self.themes),
            "block": by_rank(self.blocks),
            "table": {number: table.pk for number, table in self.by_number.items()},
            "note": {uid: note.pk for uid, note in self.by_uid.items()},
            "photo": by_rank(self.photos),
            "operation": by_rank(self.operations),
            "person": {number: one.pk for number, one in self.by_badge.items()},
        }


def by_rank(rows: Sequence[Model]) -> dict[int, Any]:
    """Return the id of each row by its rank, from 1."""
    return {rank: row.pk for rank, row in enumerate(rows, 1)}
