"""What is shown of votes: to the animation, question by question, and to the room on the projection."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...models import Cafe, DotVote, Question, Theme
from ..returning import Way, way_in
from .counting import counts, revealed

# As many as can be read from the back of the room, beside the QR code.
ON_A_PAGE = 6


@dataclass(frozen=True)
class Row:
    """A theme; ``count`` is None while hidden, ``by_hand`` what was counted of it on paper."""

    theme: Theme
    count: int | None = None
    by_hand: int = 0


@dataclass(frozen=True)
class Standing:
    """Where the vote of a question stands; ``rows`` are its themes, the most dots first once
    they are revealed."""

    cafe: Cafe
    question: Question
    vote: DotVote | None
    rows: Sequence[Row] = ()

    @property
    def state(self) -> str:
        """Return ``none``, ``open``, ``closed`` or ``revealed``."""
        if self.vote is None:
            return "none"
        if self.vote.revealed_at:
            return "revealed"
        return "closed" if self.vote.closed_at else "open"

    @cached_property
    def devices(self) -> int:
        """Return how many devices placed dots."""
        return self.vote.ballots.count() if self.vote else 0

    @property
    def most(self) -> int:
        """Return the most dots that a theme has, at least 1."""
        return max([row.count or 0 for row in self.rows] + [1])

    @property
    def total(self) -> int:
        """Return how many dots were placed in all."""
        return sum(row.count or 0 for row in self.rows)


def standings(cafe: Cafe, questions: Sequence[Question] | None = None) -> list[Standing]:
    """Return where the vote of each question stands, in a fixed number of queries."""
    asked = list(cafe.questions.all()) if questions is None else questions
    votes = {vote.question_id: vote for vote in DotVote.objects.filter(question__in=asked)}
    shown = revealed(cafe) if any(vote.revealed_at for vote in votes.values()) else {}
    themes: dict[int, list[Theme]] = {}
    for theme in Theme.objects.filter(question__in=asked):
        themes.setdefault(theme.question_id, []).append(theme)
    return [
        Standing(
            cafe, one, votes.get(one.pk), rows(themes.get(one.pk, []), votes.get(one.pk), shown)
        )
        for one in asked
    ]


def rows(themes: Sequence[Theme], vote: DotVote | None, shown: dict[int, int]) -> list[Row]:
    """Return the themes with what is known of each."""
    paper = counts(vote.by_hand) if vote else {}
    told = shown if vote and vote.revealed_at else {}
    found = [Row(theme, told.get(theme.pk), paper.get(theme.pk, 0)) for theme in themes]
    return sorted(found, key=lambda row: -(row.count or 0))


def around(cafe: Cafe, found: Sequence[Standing]) -> dict[str, Any]:
    """Return what the animation's page shows: votes, those that can be opened, and the way in."""
    return {
        "cafe": cafe,
        "standings": found,
        "ready": [one for one in found if one.state == "none" and one.rows],
        "way": way_in(cafe) if any(one.vote for one in found) else None,
    }


@dataclass(frozen=True)
class Room:
    """What the projection shows of a vote: a page of its themes, and the way in while it is open."""

    standing: Standing
    rows: Sequence[Row]
    way: Way | None


def room(cafe: Cafe, question: Question, place: int) -> tuple[Room, int, int]:
    """Return what the room sees, the page that this is (from 0) and how many there are."""
    (found,) = standings(cafe, [question])
    pages = max(1, -(-len(found.rows) // ON_A_PAGE))
    at = min(place, pages - 1)
    page = found.rows[at * ON_A_PAGE : (at + 1) * ON_A_PAGE]
    return Room(found, page, way_in(cafe) if found.state == "open" else None), at, pages
