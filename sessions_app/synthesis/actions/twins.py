"""Notes that say the same go together; those that only look alike are judged different."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Cafe, Note, Question, Theme, User
from .step import standing, step
from .within import put


def join_notes(
    cafe: Cafe, notes: Collection[Note], theme: Theme | None = None, *, actor: User | None = None
) -> None:
    """Put notes in all the themes in which one of them stands, and in ``theme``.

    Their texts stay as they are. Refuses notes that are in no theme without one to put them in.
    """
    with step(cafe, actor) as doing:
        shared = Theme.objects.filter(cafe=cafe, placements__note__in=notes).distinct()
        targets = list(shared.order_by("position", "pk"))
        if theme is not None and theme not in targets:
            targets.append(standing(theme))
        if not targets:
            raise Refusal(
                _("Ces deux notes ne sont dans aucun thème. Choisissez d’abord où les mettre."),
                _("Les notes n’ont pas bougé."),
            )
        for target in targets:
            put(doing, target, notes)


def judge_twins(
    cafe: Cafe,
    pairs: Sequence[tuple[Note, Note]],
    differ: bool,
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Say of pairs of one question that they differ, or that they are to be compared again.

    Where a pair stands is in the log alone (``judged``); a pair that stands so already stays.
    """
    with step(cafe, actor, undoes) as doing:
        known = judged(pairs[0][0].question) if pairs else set()
        fresh = [pair for pair in pairs if (frozenset(one.pk for one in pair) in known) != differ]
        if fresh:
            notes = [note for pair in fresh for note in pair]
            doing.record_notes("twins-judged", notes, differ=differ)


def judged(question: Question) -> set[frozenset[int]]:
    """Return the pairs of notes of a question that were judged different, in one query."""
    said = question.cafe.events.filter(kind="twins-judged", facts__question=question.pk)
    found: set[frozenset[int]] = set()
    for facts in said.order_by("seq").values_list("facts", flat=True):
        pairs = {frozenset(pair) for pair in pairwise(facts["notes"])}
        found = found | pairs if facts["differ"] else found - pairs
    return found


def pairwise(notes: Sequence[int]) -> list[tuple[int, int]]:
    """Return notes that the log names one after another as the pairs that they are."""
    return list(zip(notes[::2], notes[1::2], strict=True))
