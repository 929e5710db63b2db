"""The certificate of a purge: what was deleted, when, by whom, what is kept; in plain words."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ...models import Cafe, Purge
from ..purge.inventory import KEPT, told
from .pieces import Facts, Grid, Heading, Paragraph, Piece


def pieces(cafe: Cafe) -> list[Piece]:
    """Return the certificate: one part for each purge, the latest first, then what is kept."""
    made: list[Piece] = [
        Paragraph(
            _(
                "Les données personnelles de ce café ont été effacées. Ce qui reste est "
                "dépersonnalisé, et non anonymisé : le texte des notes est tel que les tables l’ont "
                "écrit, et une personne qui était présente pourrait y reconnaître quelqu’un."
            )
        )
    ]
    for one in reversed(list(cafe.purges.all())):
        made += _part(cafe, one)
    return [
        *made,
        Heading(_("Ce qui est gardé")),
        *(Paragraph(f"– {kept}") for kept in KEPT),
        Heading(_("Copies")),
        Paragraph(
            _(
                "Les sauvegardes que ce serveur avait faites avant l’effacement sont supprimées et "
                "remplacées par une nouvelle; celles d’une clé débranchée le sont à son retour. Les "
                "archives et les exports déjà téléchargés, et les copies faites par l’hébergeur de la "
                "base, ne sont pas atteints : supprimez-les à part."
            )
        ),
    ]


def _part(cafe: Cafe, one: Purge) -> list[Piece]:
    at = localtime(one.at)
    who = one.by or _("le serveur, à la date prévue")
    facts = [
        (_("Café"), f"{cafe.title} ({cafe.code})"),
        (_("Effacé le"), f"{date_format(at, 'j F Y')}, {at:%H:%M}"),
        (_("Par"), who),
        (_("Espace de la base récrit"), _space(one)),
    ]
    rows = [[capfirst(words), str(count)] for count, words in told(one.deleted)]
    table = Grid([_("Ce qui a été effacé"), _("Nombre")], rows)
    nothing = Paragraph(_("Il n’y avait plus rien à effacer."))
    return [Heading(date_format(at, "j F Y")), Facts(facts), table if rows else nothing]


def _space(one: Purge) -> str:
    if one.cleaned_at is None:
        return _("pas encore : la base était en cours d’utilisation")
    return localtime(one.cleaned_at).strftime("%Y-%m-%d %H:%M")
