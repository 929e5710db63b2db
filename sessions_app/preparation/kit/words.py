"""The words printed on the kit, in the language of the café."""

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ...models import Cafe


def words(cafe: Cafe) -> dict[str, str]:
    """Return every label that a template of the kit prints."""
    with translation.override(language(cafe)):
        return {
            **role(),
            "badges": _("Badges"),
            "cards": _("Cartes de table"),
            "manners": pgettext("manners", "Étiquette"),
            "notice": _("Avis d’utilisation"),
            "hosts": _("Feuilles d’hôte"),
            "sheets": _("Feuilles de notes"),
            "round": _("Ronde"),
            "table": _("Table"),
            "tables": _("Vos tables"),
            "host": _("Hôte ou hôtesse"),
            "scan": _("Balayez ce code avec la tablette, ou ouvrez"),
            "type": _("et tapez"),
            "qr": _("Code QR"),
            "seats": _("À votre table"),
            "one_idea": _("Une idée par case, en lettres lisibles."),
            "written_by": _("Notes prises par"),
            "sheet": _("Feuille"),
            "more": _("Il en faut plus : continuez au verso et recopiez le code."),
            "give_back": _("Remettez cette feuille à l’animation à la fin de la ronde."),
        }


def role() -> dict[str, str]:
    """Return what a host sheet says of the role."""
    return {
        "role": _("Votre rôle"),
        "step_welcome": _("Accueillez le groupe et présentez la question."),
        "step_pass": _(
            "À partir de la deuxième ronde, dites en une minute ce qui a été trouvé avant."
        ),
        "step_note": _("Notez chaque idée dans les mots de la personne qui la dit."),
        "step_voice": _("Veillez à ce que chaque personne prenne la parole."),
        "step_read": _("Avant la fin, relisez les idées à voix haute et corrigez-les."),
        "step_call": _(
            "Besoin d’aide : touchez « Appeler l’animation » sur la tablette, ou levez la main."
        ),
    }


def language(cafe: Cafe) -> str:
    """Return the language in which a café is printed."""
    return cafe.language.partition("-")[0]


def when(cafe: Cafe) -> str:
    """Return the day of the café, written out."""
    with translation.override(language(cafe)):
        return date_format(
            localtime(cafe.starts_at), "l j F Y" if language(cafe) == "fr" else "l, F j, Y"
        )
