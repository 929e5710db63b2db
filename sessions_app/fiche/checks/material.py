"""What the checks look at, and what they find."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from ...models import Cafe, Note
from ...synthesis.queries import contradictions
from ..queries import Manuscript, Row

EMPTY, MISSING, UNSOURCED, LOST = "empty", "missing", "unsourced", "lost"
NAMED = "named"
CONTRARY, UNUSED, QUANTIFIER, INCLUSIVE = "contrary", "unused", "quantifier", "inclusive"


@dataclass(frozen=True)
class Choice:
    """``now`` in place of ``was``, which begins at ``start``; ``check``: read the sentence again."""

    start: int
    was: str
    now: str
    check: bool


@dataclass(frozen=True)
class Finding:
    """Something to look at: what it is about in words, and where.

    ``about`` is a fingerprint of all that it depends on, so that an acceptance lapses with it.
    ``anchor`` is an element of the editor; ``part`` names a field of ``block``, else of the fiche.
    ``remark`` says more, where the kind alone does not.
    """

    kind: str
    words: str
    about: str
    anchor: str = ""
    remark: str = ""
    note: Note | None = None
    block: int | None = None
    part: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Material:
    """A fiche with the notes of its café: ``notes`` are those that stand, by id; ``contrary`` the
    public ones that contradict and of which nothing was made; ``tables`` counts the tables;
    ``people`` are the names of its list."""

    text: Manuscript
    french: bool
    notes: dict[int, Note]
    contrary: list[Note]
    tables: int
    people: list[str]

    @property
    def said(self) -> list[Row]:
        """Return the blocks that tell what the room said."""
        return [row for row in self.text.rows if row.said]

    @cached_property
    def used(self) -> set[int]:
        """Return the notes that something in the fiche rests on."""
        return {link.note for row in self.text.rows for link in row.links}


def gather(cafe: Cafe, text: Manuscript) -> Material:
    """Read what the checks need, in four queries."""
    standing = (
        Note.objects.standing().filter(cafe=cafe).select_related("table", "question", "set_aside")
    )
    return Material(
        text,
        cafe.language.startswith("fr"),
        {note.pk: note for note in standing},
        list(contradictions(cafe)),
        cafe.tables.standing().count(),
        list(cafe.participants.exclude(name="").values_list("name", flat=True)),
    )


def fingerprint(*parts: object) -> str:
    """Return what tells these apart from any others."""
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def told_apart(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings in their order, those that are about the same words each with its own ``about``.

    The block written first keeps the one it had: so neither moving blocks nor repeating a sentence
    elsewhere undoes an acceptance, and the repeated sentence is one more to look at.
    """
    listed = list(found)
    seen: Counter[tuple[str, str]] = Counter()
    for rank, one in sorted(enumerate(listed), key=lambda pair: _written(pair[1])):
        again = seen[one.kind, one.about]
        seen[one.kind, one.about] += 1
        if again:
            listed[rank] = replace(one, about=fingerprint(one.about, again))
    return listed


def _written(finding: Finding) -> tuple[int, str]:
    """Return what sorts places by when they were made: blocks count upwards."""
    return len(finding.anchor), finding.anchor
