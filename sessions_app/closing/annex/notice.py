"""The notice of use in the method annex: what it said, when it was shown, where it was read."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ...models import Cafe
from ...preparation.notice import notice
from ...preparation.queries import programme
from .pieces import Facts, Heading, Paragraph, Piece


def notice_pieces(cafe: Cafe) -> list[Piece]:
    """Return the notice with the moment from which the room could read it."""
    return [
        Heading(_("Avis d’utilisation")),
        Facts(notice(cafe).lines),
        Paragraph(_shown(cafe), soft=True),
    ]


def _shown(cafe: Cafe) -> str:
    if cafe.notice_shown_at is None:
        return _("Le journal ne dit pas que cet avis a été présenté à la salle.")
    at = localtime(cafe.notice_shown_at)
    said = _("Présenté à la salle le %(day)s à partir de %(at)s, à l’écran ou à voix haute.") % {
        "day": date_format(at, "DATE_FORMAT"),
        "at": f"{at:%H:%M}",
    }
    read = [str(one.number) for one in programme(cafe).tables if one.notice_read_at]
    if read:
        said += " " + _("Lu aux tables %(tables)s.") % {"tables": ", ".join(read)}
    return said
