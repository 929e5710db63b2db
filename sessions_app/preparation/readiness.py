"""What a café still lacks before its doors open."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import LinkKind, PhaseKind, PhaseState, QuestionMode
from .queries import Programme


class Point(NamedTuple):
    """One thing to look at: a sentence and the section where it is settled."""

    sentence: object
    section: str
    grave: bool = False


def points(plan: Programme, now: datetime | None = None) -> list[Point]:
    """Return what is missing (grave) and what deserves a look, the grave ones first."""
    found = [*_questions(plan), *_rounds(plan), *_start(plan, now or timezone.now()), *_links(plan)]
    return sorted(found, key=lambda point: not point.grave)


def _questions(plan: Programme) -> Iterator[Point]:
    if not plan.questions:
        yield Point(_("Il n’y a aucune question."), "questions", grave=True)
    unwritten = _numbers(plan, lambda text: not text.strip())
    if unwritten:
        said = _("Il reste à écrire : question %(numbers)s.")
        yield Point(said % {"numbers": unwritten}, "questions", grave=True)
    drafts = _numbers(plan, lambda text: "[" in text and "]" in text)
    if drafts:
        said = _("Un passage entre crochets reste à compléter : question %(numbers)s.")
        yield Point(said % {"numbers": drafts}, "questions", grave=True)
    yield from _places(plan)


def _numbers(plan: Programme, holds: Callable[[str], bool]) -> str:
    """Return the numbers of the questions whose text ``holds``, as a list to read."""
    found = [str(n) for n, question in enumerate(plan.questions, 1) if holds(question.text)]
    return ", ".join(found)


def _places(plan: Programme) -> Iterator[Point]:
    """Compare the questions with the places that the mode gives them."""
    asked, mode = len(plan.questions), plan.cafe.mode
    places = {
        QuestionMode.PER_ROUND: len(plan.rounds),
        QuestionMode.CAROUSEL: len(plan.tables),
        QuestionMode.SAME: 1,
    }[QuestionMode(mode)]
    if asked > places > 0:
        said = ngettext(
            "La dernière question ne sera posée nulle part.",
            "Les %(count)s dernières questions ne seront posées nulle part.",
            asked - places,
        )
        yield Point(said % {"count": asked - places}, "questions")
    if 0 < asked < places and mode == QuestionMode.PER_ROUND:
        fewer = _("Il y a moins de questions que de rondes : les premières reviendront.")
        yield Point(fewer, "questions")
    elif 0 < asked < places:
        fewer = _("Il y a moins de questions que de tables : des tables partageront la même.")
        yield Point(fewer, "questions")


def _rounds(plan: Programme) -> Iterator[Point]:
    kinds = {phase.kind for phase in plan.phases}
    if PhaseKind.ROUND not in kinds:
        yield Point(_("Il n’y a aucune ronde."), "agenda", grave=True)
    if PhaseKind.HARVEST not in kinds:
        yield Point(_("Aucun temps n’est prévu pour la récolte."), "agenda")


def _start(plan: Programme, now: datetime) -> Iterator[Point]:
    begun = any(phase.state != PhaseState.PLANNED for phase in plan.phases)
    if not begun and plan.cafe.starts_at < now:
        yield Point(_("L’heure de l’accueil est passée."), "texts")


def _links(plan: Programme) -> Iterator[Point]:
    open_links = plan.cafe.links.filter(kind=LinkKind.HOST, revoked_at=None)
    opened = set(open_links.values_list("table_id", flat=True))
    if closed := [str(table) for table in plan.tables if table.pk not in opened]:
        sentence = _("Sans code d’accès : %(tables)s.") % {"tables": ", ".join(closed)}
        yield Point(sentence, "access")
