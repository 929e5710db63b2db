"""The dots of a question in the method annex: how the room voted, and what it gave each theme."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...facilitation.dots.board import Standing, standings
from ...models import Question
from .pieces import Grid, Paragraph, Piece


def dots(question: Question) -> list[Piece]:
    """Return what is told of a vote; of one that is not revealed, that there was one."""
    (found,) = standings(question.cafe, [question])
    if found.vote is None:
        return []
    if found.state != "revealed":
        return [Paragraph(_("Un vote par points a eu lieu; il n’est pas dévoilé."))]
    head = [_("Thème"), _("Points"), _("dont sur papier")]
    rows = [[str(row.theme), str(row.count), str(row.by_hand)] for row in found.rows]
    return [Paragraph(_how(found)), Grid(head, rows)]


def _how(found: Standing) -> str:
    each = found.vote.dots if found.vote else 0
    said = _("Vote par points : %(n)d par personne")
    devices = ngettext("%(n)d appareil", "%(n)d appareils", found.devices)
    return f"{said % {'n': each}}; {devices % {'n': found.devices}}."
