"""What a café still lacks before its doors open."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import LinkKind, PhaseKind, QuestionMode, Table
from .hours import has_begun
from .notice import notice
from .queries import Programme

# So many numbers are said one by one.
FEW = 6


class Point(NamedTuple):
    """One thing to look at: a sentence and the section where it is settled."""

    sentence: object
    section: str
    grave: bool = False


def points(plan: Programme, now: datetime | None = None) -> list[Point]:
    """Return what is missing (grave) and what deserves a look, the grave ones first."""
    found = [
        *_questions(plan),
        *_rounds(plan),
        *_start(plan, now or timezone.now()),
        *_links(plan),
        *_notice(plan),
    ]
    return sorted(found, key=lambda point: not point.grave)


def _questions(plan: Programme) -> Iterator[Point]:
    if not plan.questions:
        yield Point(_("Il n’y a aucune question."), "questions", grave=True)
    if unwritten := _numbers(plan, lambda text: not text.strip()):
        said = ngettext(
            "Il reste à écrire la question %(numbers)s.",
            "Il reste à écrire les questions %(numbers)s.",
            len(unwritten),
        )
        yield Point(said % {"numbers": enumerated(unwritten)}, "questions", grave=True)
    if drafts := _numbers(plan, lambda text: "[" in text and "]" in text):
        said = ngettext(
            "Un passage entre crochets reste à compléter : question %(numbers)s.",
            "Des passages entre crochets restent à compléter : questions %(numbers)s.",
            len(drafts),
        )
        yield Point(said % {"numbers": enumerated(drafts)}, "questions", grave=True)
    yield from _places(plan)


def _numbers(plan: Programme, holds: Callable[[str], bool]) -> list[str]:
    """Return the numbers of the questions whose text ``holds``."""
    return [str(n) for n, question in enumerate(plan.questions, 1) if holds(question.text)]


def enumerated(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: « 1, 2 et 3 »."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s et %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def in_short(numbers: Sequence[int]) -> str:
    """Return growing numbers as a sentence lists them; where they are many, by runs: « 2 et 13 à 60 »."""
    if len(numbers) <= FEW:
        return enumerated([str(one) for one in numbers])
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return enumerated([_run(one) for one in runs])


def _run(run: list[int]) -> str:
    """Return numbers that follow each other by their ends, or a lone one."""
    if len(run) == 1:
        return str(run[0])
    return _("%(first)d à %(last)d") % {"first": run[0], "last": run[-1]}


def in_a_sentence(table: Table) -> str:
    """Return a table as it is named inside a sentence: « table 3 – Jardin »."""
    number = _("table %(number)s") % {"number": table.number}
    return f"{number} – {table.name}" if table.name else number


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
    if not has_begun(plan) and plan.cafe.starts_at < now:
        yield Point(_("L’heure de l’accueil est passée."), "texts")


def _notice(plan: Programme) -> Iterator[Point]:
    if lacks := [str(part) for part in notice(plan.cafe).lacks]:
        said = _("L’avis d’utilisation est incomplet : il manque %(parts)s.")
        yield Point(said % {"parts": enumerated(lacks)}, "notice")


def _links(plan: Programme) -> Iterator[Point]:
    open_links = plan.cafe.links.filter(kind=LinkKind.HOST, revoked_at=None)
    opened = set(open_links.values_list("table_id", flat=True))
    if closed := [in_a_sentence(table) for table in plan.tables if table.pk not in opened]:
        sentence = _("Sans code d’accès : %(tables)s.") % {"tables": enumerated(closed)}
        yield Point(sentence, "access")
