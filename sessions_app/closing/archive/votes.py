"""The votes of an archive: dots on themes, by the rank of the theme; who placed them is not in it."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ...facilitation.dots.counting import counts, heirs
from ...models import Cafe, DotBallot, DotVote
from . import schema
from .checks import Wrong, mapping, record, rows, whole
from .copying import copied
from .draft import Draft, by_rank


def written_votes(cafe: Cafe, names: Mapping[str, Mapping[Any, Any]]) -> list[dict[str, Any]]:
    """Return the votes in the order of their questions; ballots in no order that tells of time."""
    votes = DotVote.objects.filter(question__cafe=cafe).prefetch_related("ballots")
    found = []
    for vote in votes:
        every = [vote.by_hand, *(ballot.placed for ballot in vote.ballots.all())]
        where = heirs([cafe], {theme for one in every for theme in counts(one)})
        by_hand, *ballots = [_ranked(counts(one), where, names["theme"]) for one in every]
        found.append(
            copied(schema.VOTE, vote)
            | {
                "question": names["question"][vote.question_id],
                "by_hand": by_hand,
                "ballots": sorted(ballots, key=json.dumps),
            }
        )
    return found


def _ranked(
    placed: Mapping[int, int], where: Mapping[int, int], ranks: Mapping[Any, Any]
) -> dict[str, int]:
    found: dict[int, int] = {}
    for theme, count in placed.items():
        if theme in where:
            rank = ranks[where[theme]]
            found[rank] = found.get(rank, 0) + count
    return {str(rank): found[rank] for rank in sorted(found)}


def read_votes(draft: Draft, section: Mapping[str, Any]) -> None:
    """Read the votes, one for a question at most; the themes must be known already."""
    for path, one in rows(section.get("votes"), "cafe.votes"):
        given = record(schema.VOTE, one, path)
        question = draft.at(one["question"], draft.questions, f"{path}.question")
        if any(vote.question is question for vote in draft.votes):
            raise Wrong(f"{path}.question", _("une question a un seul vote. Retirez le double."))
        if given.get("revealed_at") and not given.get("closed_at"):
            raise Wrong(f"{path}.closed_at", _("un vote dévoilé est fermé. Ajoutez cette date."))
        vote = DotVote(question=question, **given)
        vote.by_hand = _placed(draft, one.get("by_hand") or {}, f"{path}.by_hand")
        draft.votes.append(vote)
        for number, (at, ballot) in enumerate(rows(one.get("ballots"), f"{path}.ballots"), 1):
            placed = _placed(draft, ballot, at)
            draft.ballots.append(DotBallot(vote=vote, device=f"{number:032x}", placed=placed))


def _placed(draft: Draft, found: object, path: str) -> dict[str, int]:
    """Return dots by the rank of their theme."""
    given = mapping(found, path)
    for rank, count in given.items():
        draft.at(int(rank) if rank.isdecimal() else rank, draft.themes, path)
        if whole(count, f"{path}.{rank}") < 0:
            raise Wrong(f"{path}.{rank}", _("un nombre de points n’est pas négatif."))
    return given


def stored_by_id(draft: Draft) -> None:
    """Name the themes of the dots by their ids; once the themes are stored."""
    ids = by_rank(draft.themes)
    for vote in draft.votes:
        vote.by_hand = {str(ids[int(rank)]): count for rank, count in vote.by_hand.items()}
    for ballot in draft.ballots:
        ballot.placed = {str(ids[int(rank)]): count for rank, count in ballot.placed.items()}
