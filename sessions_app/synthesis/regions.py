"""What changed on the board, as fragments: the same for whoever did it and for who watches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string

from ..live.audiences import SYNTHESIS, Audience
from ..live.regions import region
from ..models import Cafe, Event, Question
from .cards import Board, State
from .queries import Pile, board, near, piles
from .undo import KINDS

NOTES = (
    "note-added",
    "note-edited",
    "note-deleted",
    "note-restored",
    "operation-decided",
)
# What is said of a note where it stands.
SAID = ("note-marked", "note-validated")
PROGRAMME = ("questions-edited", "agenda-edited", "tables-edited", "action-undone")
# After these, other sectors may stand behind a note.
PEOPLE = ("roster-edited", "attendance-marked", "seats-changed", "roster-undone")
# What the room gave to themes, told or hidden again.
DOTS = ("dots-revealed", "dots-opened", "dots-counted", "dots-cleared")
CHANGED = ("note-edited", "note-deleted", "note-restored")


@dataclass
class Touched:
    """What events changed on the board of one question."""

    listed: bool = False
    arranged: bool = False
    redrawn: bool = False
    themes: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)

    def take(self, event: Event) -> None:
        """Add what ``event`` changed."""
        facts = event.facts
        self.listed |= event.kind in NOTES
        self.arranged |= event.kind.startswith(("theme-", "dots-"))
        # A title shows on every note that is also elsewhere; a note's text, wherever it stands.
        self.redrawn |= event.kind in CHANGED or "before" in facts
        if event.kind in (*KINDS, *SAID):
            self.notes.update(facts.get("notes", []), [facts["note"]] if "note" in facts else [])
            self.themes.update(facts[name] for name in ("theme", "into") if name in facts)

    @property
    def small(self) -> bool:
        """Tell whether nothing changed but some notes and what stands with them."""
        return not self.listed and not self.redrawn


EVERYTHING = Touched(listed=True, arranged=True, redrawn=True)


@region(SYNTHESIS, events=(*KINDS, *NOTES, *SAID, *PROGRAMME, *PEOPLE, *DOTS))
def synthesis_regions(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """Return the fragments that ``events`` changed."""
    return fragments(cafe, events)


def fragments(cafe: Cafe, events: Iterable[Event] | None, *, oob: bool = False) -> dict[str, str]:
    """Render what ``events`` changed, all of it for None; ``oob`` marks them for an answer."""
    happened = None if events is None else list(events)
    changed, every = touched(happened), piles(cafe)
    found = headings(every, happened, oob) if changed is None else {}
    for pile in every:
        found |= draw(f"sort-count-{pile.question.pk}", "_count", {"pile": pile}, oob)
        part = EVERYTHING if changed is None else changed.get(pile.question.pk)
        if part:
            found |= draw(
                f"states-{pile.question.pk}",
                "_states",
                {"pile": pile, "shown": State.UNSORTED},
                oob,
            )
            only = near(part.notes, part.themes) if part.small else None
            found |= parts(board(cafe, pile.question, only), part, oob)
    return found


def touched(events: Iterable[Event] | None) -> dict[int, Touched] | None:
    """Sort events by question; None where one of them may concern any."""
    found: dict[int, Touched] = {}
    for event in events or ():
        if event.kind in (*PROGRAMME, *PEOPLE) or "question" not in event.facts:
            return None
        found.setdefault(event.facts["question"], Touched()).take(event)
    return None if events is None else found


def headings(every: list[Pile], events: list[Event] | None, oob: bool) -> dict[str, str]:
    """Render the question and the tabs of each board; of a board whose question went, that it did."""
    named = {event.facts.get("question") for event in events or () if event.kind in PROGRAMME}
    gone = named - {pile.question.pk for pile in every} - {None}
    found = draw("board-tabs-0", "_tabs", {"piles": every}, oob)
    for question in [pile.question for pile in every] + [Question(pk=pk) for pk in gone]:
        context = {"piles": every, "question": question, "gone": question.pk in gone}
        found |= draw(f"board-tabs-{question.pk}", "_tabs", context, oob)
        found |= draw(f"board-question-{question.pk}", "_question", context, oob)
    return found


def parts(seen: Board, part: Touched, oob: bool) -> dict[str, str]:
    """Render the touched parts of one board: small ones, but for a list whose notes changed."""
    mine, context = seen.question.pk, {"board": seen, "shown": State.UNSORTED}
    moved = [card for card in seen.cards if card.note.pk in part.notes]
    themes = part.themes | {theme.pk for card in moved for theme in card.themes}
    found: dict[str, str] = {}
    if part.listed:
        found |= draw(f"board-filters-{mine}", "_filters", context, oob)
    if part.arranged:
        found |= draw(f"theme-order-{mine}", "_theme_order", context, oob)
        found |= draw(f"theme-choices-{mine}", "_choices", context, oob)
    for column in seen.columns:
        alone = context | {"column": column}
        if part.arranged:
            found |= draw(f"theme-head-{column.theme.pk}", "_theme_head", alone, oob)
        if part.redrawn or column.theme.pk in themes:
            found |= draw(f"theme-notes-{column.theme.pk}", "_theme_notes", alone, oob)
    if part.listed:
        found |= draw(f"unsorted-{mine}", "_unsorted", context, oob)
    else:
        for card in moved:
            found |= draw(
                f"unsorted-note-{card.note.pk}", "_unsorted_note", context | {"card": card}, oob
            )
    return found


def draw(dom_id: str, template: str, context: dict, oob: bool) -> dict[str, str]:
    """Render one region by the template that the page includes."""
    return {dom_id: render_to_string(f"synthesis/{template}.html", context | {"oob": oob})}
