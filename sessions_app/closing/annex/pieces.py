"""The pieces that annexes are made of, as plain values: what a template lays out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Heading:
    """A heading of the annex, of level 1 or 2."""

    text: str
    level: int = 1
    tag: ClassVar[str] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``soft`` for what explains how to read the rest, ``leads`` where all of that
    follows: they stay on one page."""

    text: str
    soft: bool = False
    leads: bool = False
    tag: ClassVar[str] = "paragraph"


@dataclass(frozen=True)
class Facts:
    """What is known, one fact to a line: its name and its value."""

    rows: Sequence[tuple[str, str]]
    tag: ClassVar[str] = "facts"


@dataclass(frozen=True)
class Grid:
    """A table with a head; the cells of every column but the ``left`` first ones are figures."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    left: int = 1
    tag: ClassVar[str] = "grid"


@dataclass(frozen=True)
class Matrix:
    """A picture: how many notes each theme (row) has in each column, darker where there are more.

    ``first`` marks, in each row, the column where the theme was first heard (None: not marked);
    ``alt`` says in words what the picture shows.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int], int | None]]
    foot: tuple[str, Sequence[int]] | None
    alt: str
    tag: ClassVar[str] = "matrix"


@dataclass(frozen=True)
class Line:
    """A note in a list: its number, its words, and in small what is known of it; one of another
    café has no number here."""

    number: int | None
    text: str
    more: str


@dataclass(frozen=True)
class Notes:
    """A list of notes."""

    lines: Sequence[Line]
    tag: ClassVar[str] = "notes"


@dataclass(frozen=True)
class Passage:
    """What a fiche says, and the notes behind it."""

    text: str
    lines: Sequence[Line]
    tag: ClassVar[str] = "passage"


Piece = Heading | Paragraph | Facts | Grid | Matrix | Notes | Passage


@dataclass(frozen=True)
class Annex:
    """An annex: what it is, what it is of, and its pieces in order."""

    title: str
    cafe: str
    issuer: str
    pieces: Sequence[Piece]
