"""Ready-made shapes of a café: what it holds on the day it is made."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import PhaseKind, QuestionKind, QuestionMode

# Minutes that an added phase begins with.
USUAL_MINUTES = {
    PhaseKind.WELCOME: 15,
    PhaseKind.CONTEXT: 10,
    PhaseKind.ETIQUETTE: 5,
    PhaseKind.ROUND: 20,
    PhaseKind.TRANSITION: 5,
    PhaseKind.BREAK: 15,
    PhaseKind.HARVEST: 20,
    PhaseKind.PLENARY: 20,
    PhaseKind.CLOSING: 5,
}


@dataclass(frozen=True)
class CafeShape:
    """What a new café holds. Texts are drafts to rewrite; what stands in brackets must be."""

    key: str
    name: Promise
    summary: Promise
    phases: tuple[PhaseKind, ...]
    tables: int
    questions: tuple[tuple[QuestionKind, Promise | str], ...]
    mode: QuestionMode = QuestionMode.PER_ROUND
    context: Promise | str = ""
    etiquette: Promise | str = ""


ETIQUETTE = _(
    "Parlez à tour de rôle, à partir de ce que vous vivez.\n"
    "Écoutez pour comprendre plutôt que pour répondre.\n"
    "Reliez votre idée à celle d’une autre personne.\n"
    "Écrivez et dessinez sur la nappe : chaque trace compte.\n"
    "Les désaccords sont utiles; gardez-les tels quels.\n"
    "Avant la fin de la ronde, nommez ensemble les idées à retenir."
)

THREE_QUESTIONS = CafeShape(
    key="trois-questions",
    name=_("Trois questions, trois rondes"),
    summary=_(
        "Définition, obstacles et conditions favorables. Quatre tables, trois rondes de "
        "20 minutes, puis la récolte et la plénière : deux heures et demie en tout."
    ),
    phases=(
        PhaseKind.WELCOME,
        PhaseKind.CONTEXT,
        PhaseKind.ETIQUETTE,
        *(PhaseKind.ROUND, PhaseKind.TRANSITION) * 3,
        PhaseKind.HARVEST,
        PhaseKind.PLENARY,
        PhaseKind.CLOSING,
    ),
    tables=4,
    questions=(
        (QuestionKind.DEFINITION, _("Dans vos mots, qu’est-ce que [votre sujet]?")),
        (
            QuestionKind.OBSTACLES,
            _("Dans votre milieu, qu’est-ce qui fait obstacle à [votre sujet]?"),
        ),
        (
            QuestionKind.CONDITIONS,
            _("Quelles conditions permettraient à [votre sujet] de prendre racine?"),
        ),
    ),
    context=_(
        "Ce café réunit des personnes de plusieurs milieux autour d’un même sujet. À chaque "
        "ronde, vous en discutez en petit groupe, puis vous changez de table. À chaque table, "
        "une personne note les idées clés; elles serviront à écrire une fiche synthèse."
    ),
    etiquette=ETIQUETTE,
)

BLANK = CafeShape(
    key="vide",
    name=_("Partir de rien"),
    summary=_(
        "Une table, une ronde de 20 minutes et une question à écrire. Vous ajoutez le reste."
    ),
    phases=(PhaseKind.WELCOME, PhaseKind.ROUND, PhaseKind.HARVEST),
    tables=1,
    questions=((QuestionKind.OPEN, ""),),
)

SHAPES = {shape.key: shape for shape in (THREE_QUESTIONS, BLANK)}
