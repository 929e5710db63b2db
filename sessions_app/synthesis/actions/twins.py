"""Notes that say the same go together."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Cafe, Note, Theme, User
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
