"""Themes are named, renamed, moved among their like, and taken apart."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Block, Cafe, Note, Question, Theme, User
from .placing import put, take
from .step import question_gone, standing, step


def add_theme(
    cafe: Cafe,
    question: Question,
    title: str,
    *,
    notes: Collection[Note] = (),
    from_theme: Theme | None = None,
    actor: User | None = None,
) -> Theme:
    """Name a theme at the end of its question, with ``notes`` in it; return it.

    The same title again is the same theme: a retry makes no second one. Refuses a question that
    was removed meanwhile.
    """
    with step(cafe, actor) as doing:
        if not doing.cafe.questions.filter(pk=question.pk).exists():
            raise question_gone()
        theme = siblings(question).filter(cafe=cafe, title=title).first()
        if theme is None:
            theme = Theme.objects.create(
                cafe=doing.cafe, question=question, title=title, position=siblings(question).count()
            )
            doing.record("theme-added", theme)
        if from_theme is not None and from_theme.pk != theme.pk:
            take(doing, from_theme, notes)
        put(doing, theme, notes)
    return theme


def rename_theme(
    theme: Theme,
    title: str,
    version: int,
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> Theme:
    """Give a theme another title; refuse, with both, if it changed since ``version``."""
    with step(theme.cafe, actor, undoes) as doing:
        fresh = standing(theme)
        before = fresh.title
        if before == title:
            return fresh
        if fresh.version != version:
            raise Refusal(
                _("Ce thème s’appelle maintenant « %(now)s » : une autre personne l’a renommé.")
                % {"now": before},
                _(
                    "Votre titre « %(yours)s » n’a pas été enregistré. Rouvrez le titre pour le changer."
                )
                % {"yours": title},
            )
        fresh.title, fresh.version = title, fresh.version + 1
        fresh.save(update_fields=["title", "version"])
        doing.record("theme-edited", fresh, before=before, version=fresh.version)
    return fresh


def move_theme(
    theme: Theme, to: int, *, actor: User | None = None, undoes: int | None = None
) -> None:
    """Move a theme to the place ``to`` among those of its question, from 0; past the end is last."""
    with step(theme.cafe, actor, undoes) as doing:
        fresh = standing(theme)
        order = list(siblings(fresh.question))
        place = order.index(fresh)
        order.insert(max(0, min(to, len(order) - 1)), order.pop(place))
        if order.index(fresh) != place:
            number(order)
            doing.record("theme-edited", fresh, place=place)


def dissolve_theme(theme: Theme, *, actor: User | None = None, undoes: int | None = None) -> None:
    """Take a theme apart: its notes leave it, and what the fiche says of it stays there."""
    with step(theme.cafe, actor, undoes) as doing:
        fresh = standing(theme)
        order = list(siblings(fresh.question))
        doing.record(
            "theme-removed",
            fresh,
            place=order.index(fresh),
            version=fresh.version,
            notes=list(fresh.placements.values_list("note_id", flat=True)),
            blocks=list(fresh.blocks.values_list("pk", flat=True)),
        )
        fresh.delete()
        number([one for one in order if one.pk != theme.pk])


def restore_theme(
    cafe: Cafe, facts: dict, *, actor: User | None = None, undoes: int | None = None
) -> None:
    """Put back a theme taken apart, from the facts of its ``theme-removed``, with its notes.

    It takes back its identifier, so that earlier steps about it can be undone too.
    """
    if Theme.objects.filter(pk=facts["theme"]).exists():
        return
    with step(cafe, actor, undoes) as doing:
        question = doing.cafe.questions.filter(pk=facts["question"]).first()
        if question is None:
            raise question_gone()
        order = list(siblings(question))
        theme = Theme(pk=facts["theme"], cafe=doing.cafe, question=question, title=facts["title"])
        theme.position, theme.version = facts["place"], facts["version"]
        theme.save(force_insert=True)
        order.insert(facts["place"], theme)
        number(order)
        doing.record("theme-added", theme)
        notes = Note.objects.in_bulk(facts["notes"])
        put(doing, theme, [notes[pk] for pk in facts["notes"] if pk in notes])
        Block.objects.filter(pk__in=facts["blocks"], theme=None).update(theme=theme)


def siblings(question: Question):
    """Return the themes of a question in their order."""
    return Theme.objects.filter(question=question).order_by("position", "pk")


def number(order: Sequence[Theme]) -> None:
    """Store the order of themes."""
    for place, theme in enumerate(order):
        theme.position = place
    Theme.objects.bulk_update(order, ["position"])
