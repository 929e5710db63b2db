"""The hot summary: questions, themes with their counts and the notes chosen for it; no name."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from threading import Lock

from ...facilitation.dots.counting import revealed
from ...models import Cafe, DotVote, Fiche, FicheVersion, Note, Question, ReturnPage
from ..harvested import Harvested, harvested


@dataclass(frozen=True)
class ThemePart:
    """A theme: its title, how many notes it holds, those that are shown, and the dots that the room
    gave it, once they are revealed."""

    title: str
    count: int
    shown: list[Note]
    dots: int | None = None


@dataclass(frozen=True)
class QuestionPart:
    """A question: how many notes answer it, its themes, and shown notes that are in no theme."""

    question: Question
    count: int
    themes: list[ThemePart]
    apart: list[Note]


@dataclass(frozen=True)
class Summary:
    """What the return page shows, whether or not it is open."""

    thanks: str
    parts: list[QuestionPart]
    notes: int
    tables: int
    votes: bool = False


def return_page(cafe: Cafe) -> ReturnPage:
    """Return the page of a café; not stored before something is set."""
    return ReturnPage.objects.filter(cafe=cafe).first() or ReturnPage(cafe=cafe)


def summary(cafe: Cafe) -> Summary:
    """Read the summary. Notes that were hidden since they were chosen are left out."""
    page, found = return_page(cafe), harvested(cafe)
    chosen = set(page.chosen.values_list("note", flat=True)) if page.pk else set()
    dots, votes = revealed(cafe), DotVote.objects.filter(question__cafe=cafe).exists()
    parts = [_part(found, question, chosen, dots) for question in found.plan.questions]
    tables = {one.table for one in found.notes if one.table}
    return Summary(page.thanks, parts, len(found.notes), len(tables), votes)


def _part(
    found: Harvested, question: Question, chosen: Collection[int], dots: Mapping[int, int]
) -> QuestionPart:
    """Return a question; a shown note that is in two themes stands under the first."""
    notes, left = found.notes_of(question), set(chosen)
    themes = []
    for theme in found.themes_of(question):
        if behind := found.behind.get(theme.pk):
            shown = [one.note for one in behind if one.note.pk in left]
            left -= {note.pk for note in shown}
            themes.append(ThemePart(theme.title, len(behind), shown, dots.get(theme.pk)))
    apart = [one.note for one in notes if not one.themes and one.note.pk in left]
    return QuestionPart(question, len(notes), themes, apart)


class Remembered:
    """The last summaries: a whole room opens the page at once, and it changes with the log only."""

    def __init__(self, most: int = 20) -> None:
        self.most = most
        self._known: OrderedDict[tuple[str, int], Summary] = OrderedDict()
        self._lock = Lock()

    def of(self, cafe: Cafe) -> Summary:
        """Return the summary of a café, as its log stands now."""
        key = cafe.epoch, cafe.head
        with self._lock:
            if found := self._known.get(key):
                return found
        found = summary(cafe)
        with self._lock:
            self._known[key] = found
            while len(self._known) > self.most:
                self._known.popitem(last=False)
        return found


remembered = Remembered()


def approved(cafe: Cafe) -> FicheVersion | None:
    """Return the approved version of the fiche that participants may read, the latest."""
    fiche = Fiche.objects.filter(cafe=cafe).first()
    versions = fiche.versions.exclude(document=None) if fiche else FicheVersion.objects.none()
    return versions.order_by("-number").first()
