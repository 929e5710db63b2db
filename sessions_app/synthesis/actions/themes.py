"""Themes are named, renamed, moved among their like, and taken apart."""

from collections.abc import Collection, Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Block, Cafe, Note, Question, Theme, User
from .step import Step, question_gone, standing, step
from .within import put, take


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
        leaves = from_theme is not None and from_theme.pk != theme.pk
        apart = take(doing, from_theme, notes) if from_theme and leaves else []
        put(doing, theme, notes, apart)
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
        remove(doing, standing(theme))


def merge_themes(theme: Theme, into: Theme, *, actor: User | None = None) -> None:
    """Put all that is in a theme into another of its question, and take it apart.

    What was kept apart stays so, and what the fiche says of the theme is said of the other.
    Refuses a theme that is gone, and one of another question.
    """
    with step(theme.cafe, actor) as doing:
        fresh, other = standing(theme), standing(into)
        if fresh.pk == other.pk:
            return
        inside = list(fresh.placements.select_related("note"))
        apart = [one.note_id for one in inside if one.dissent]
        put(doing, other, [one.note for one in inside], apart)
        remove(doing, fresh, into=other)


def remove(doing: Step, theme: Theme, into: Theme | None = None) -> None:
    """Delete a theme within a step; its event holds what putting it back needs."""
    order = list(siblings(theme.question))
    inside = list(theme.placements.values_list("note_id", "dissent"))
    merged = {"into": into.pk, "target": into.title} if into else {}
    doing.record(
        "theme-removed",
        theme,
        place=order.index(theme),
        version=theme.version,
        notes=[note for note, _apart in inside],
        apart=[note for note, apart in inside if apart],
        blocks=list(theme.blocks.values_list("pk", flat=True)),
        **merged,
    )
    theme.blocks.update(theme=into)
    pk = theme.pk
    theme.delete()
    number([one for one in order if one.pk != pk])


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
        apart = facts.get("apart", [])
        put(doing, theme, [notes[pk] for pk in facts["notes"] if pk in notes], apart)
        mine = Block.objects.filter(pk__in=facts["blocks"])
        mine.filter(Q(theme=None) | Q(theme=facts.get("into"))).update(theme=theme)


def siblings(question: Question):
    """Return the themes of a question in their order."""
    return Theme.objects.filter(question=question).order_by("position", "pk")


def number(order: Sequence[Theme]) -> None:
    """Store the order of themes."""
    for place, theme in enumerate(order):
        theme.position = place
    Theme.objects.bulk_update(order, ["position"])
