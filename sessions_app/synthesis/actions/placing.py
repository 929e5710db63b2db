"""Notes go into themes and out of them, or are kept apart in one. Their text is never touched."""

from collections.abc import Collection

from ...models import Note, Placement, Theme, User
from .step import standing, step
from .within import put, take


def place_notes(
    theme: Theme,
    notes: Collection[Note],
    from_theme: Theme | None = None,
    *,
    apart: Collection[int] = (),
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Put notes at the end of a theme; with ``from_theme`` they leave that one, and what was kept
    apart there is kept apart here, as are the notes of these ids in ``apart``.

    Without it they also stay wherever they are: a note may stand in several themes. One that was
    set aside is no longer. Doing it twice does it once. Refuses notes of another question, and a
    theme that is gone.
    """
    with step(theme.cafe, actor, undoes) as doing:
        target = standing(theme)
        if from_theme is not None and from_theme.pk != target.pk:
            apart = {*apart, *take(doing, from_theme, notes)}
        put(doing, target, notes, apart)


def unplace_notes(
    theme: Theme,
    notes: Collection[Note],
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Take notes out of a theme; those in no other theme are unsorted again."""
    with step(theme.cafe, actor, undoes) as doing:
        take(doing, standing(theme), notes)


def keep_apart(
    theme: Theme,
    notes: Collection[Note],
    apart: bool = True,
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Keep notes of a theme apart in it, as minority or contrary views, or no more."""
    with step(theme.cafe, actor, undoes) as doing:
        inside = Placement.objects.filter(theme=standing(theme), note__in=[n.pk for n in notes])
        changed = list(inside.filter(dissent=not apart).values_list("note", flat=True))
        if changed:
            inside.update(dissent=apart)
            doing.record("dissent-marked", theme, notes=changed, dissent=apart)
