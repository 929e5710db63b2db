"""The method annex: how the café went, who was there, what was gathered, every note."""

from collections import Counter
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Cafe, MarkKind, Phase, PhaseState
from ...preparation.hours import Hours
from ..attendance import attendance
from ..harvested import Harvested, Told, harvested
from .coverage import pictures
from .dots import dots
from .notice import notice_pieces
from .people import people
from .pieces import Facts, Grid, Heading, Notes, Paragraph, Piece
from .told import line


def pieces(cafe: Cafe) -> list[Piece]:
    """Return the annex in its order."""
    found = harvested(cafe)
    return [
        *_cafe(cafe, found),
        *_times(found),
        *people(attendance(cafe)),
        *_tables(found),
        *_questions(found),
        *notice_pieces(cafe),
        *_private(cafe),
        *_notes(found),
    ]


def _cafe(cafe: Cafe, found: Harvested) -> list[Piece]:
    start = localtime(cafe.starts_at)
    facts = [
        (_("Date"), date_format(start, "j F Y")),
        (_("Lieu"), cafe.place),
        (_("Organisme"), str(cafe.organisation)),
        (_("Méthode"), _("World Café")),
        (_("Questions"), str(cafe.get_mode_display())),
        (_("Tables"), str(len(found.plan.tables))),
        (_("Rondes"), str(len(found.plan.rounds))),
    ]
    return [
        Heading(_("Le café")),
        Facts([(name, value) for name, value in facts if value]),
        *([Paragraph(cafe.context)] if cafe.context.strip() else []),
    ]


def _times(found: Harvested) -> list[Piece]:
    """Return planned and real durations, step by step."""
    head = [_("Étape"), _("Prévu"), _("Réel"), _("Écart"), _("Début")]
    return [
        Heading(_("Durées prévues et réelles")),
        Grid(head, [_time(phase) for phase in found.plan.phases]),
    ]


def _time(phase: Phase) -> list[str]:
    planned = phase.planned_minutes or phase.minutes
    start, end = phase.started_at, phase.ended_at
    if phase.state == PhaseState.PLANNED or not start or not end:
        return [str(phase), _minutes(planned), _("non tenue") if phase.dropped else "–", "–", "–"]
    real = round((end - start) / timedelta(minutes=1))
    gap = f"{real - planned:+d}".replace("-", "−") if real != planned else "0"
    return [
        str(phase),
        _minutes(planned),
        Hours(start, end).length,
        gap,
        localtime(start).strftime("%H:%M"),
    ]


def _minutes(count: int) -> str:
    return f"{count}\u00a0min"


def _tables(found: Harvested) -> list[Piece]:
    """Return how many notes came from each table in each round."""
    counts = Counter((one.table, one.round) for one in found.notes if not one.plenary)
    totals = Counter(one.table for one in found.notes if not one.plenary)
    tables = sorted({table for table, _round in counts if table})
    rounds = range(1, len(found.plan.rounds) + 1)
    if not tables:
        return []
    head = [_("Table"), *(_("Ronde %(number)s") % {"number": n} for n in rounds), _("Total")]
    rows = [
        [str(table), *(str(counts[table, n]) for n in rounds), str(totals[table])]
        for table in tables
    ]
    plenary = sum(one.plenary for one in found.notes)
    said = ngettext(
        "De plus, %(n)d note vient de la plénière.",
        "De plus, %(n)d notes viennent de la plénière.",
        plenary,
    )
    more: list[Piece] = [Paragraph(said % {"n": plenary})] if plenary else []
    return [Heading(_("Notes par table et par ronde")), Grid(head, rows), *more]


def _questions(found: Harvested) -> list[Piece]:
    """Return what was gathered under each question, with its pictures."""
    made: list[Piece] = [Heading(_("Questions, thèmes et couverture"))]
    for number, question in enumerate(found.plan.questions, 1):
        notes = found.notes_of(question)
        marks: Counter[MarkKind] = Counter()
        for one in notes:
            marks.update({tally.kind: tally.count for tally in one.tallies})
        facts = [
            (_("Notes"), str(len(notes))),
            (_("Thèmes"), str(len(found.themes_of(question)))),
            (_("Notes sans thème"), str(sum(not one.themes for one in notes))),
            (
                _("Notes validées par leur table"),
                str(_validated(notes)) if _validated(notes) else "",
            ),
            (_("Réactions des groupes suivants"), _told(marks)),
        ]
        heading = Heading(f"{number}. {question}", 2)
        told = Facts([one for one in facts if one[1]])
        made += [heading, told, *dots(question), *pictures(found, question)]
    return made if found.plan.questions else []


def _validated(notes: list[Told]) -> int:
    return sum(one.note.validated_at is not None for one in notes)


def _told(marks: Counter[MarkKind]) -> str:
    return ", ".join(f"{kind.label} {marks[kind]}" for kind in MarkKind if marks[kind])


def _private(cafe: Cafe) -> list[Piece]:
    """Return what becomes of personal data."""
    purge = cafe.purges.last()
    if purge:
        day = date_format(localtime(purge.at), "j F Y")
        said = _(
            "Les données personnelles de ce café ont été effacées le %(day)s. Ce qui reste est "
            "dépersonnalisé : le texte des notes est tel que les tables l’ont écrit."
        ) % {"day": day}
    else:
        return []
    return [Heading(_("Renseignements personnels")), Paragraph(said)]


def _notes(found: Harvested) -> list[Piece]:
    made: list[Piece] = [
        Heading(_("Liste des notes")),
        Paragraph(
            _(
                "Chaque note porte le même numéro dans les notes brutes et dans l’annexe de "
                "provenance. T : table; R : ronde. Les notes retirées par leur table, retenues ou "
                "masquées n’y sont pas."
            ),
            soft=True,
            leads=True,
        ),
    ]
    for number, question in enumerate(found.plan.questions, 1):
        if notes := found.notes_of(question):
            made += [Heading(f"{number}. {question}", 2), Notes([line(one) for one in notes])]
    return made if found.notes else []
