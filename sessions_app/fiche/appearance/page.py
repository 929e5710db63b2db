"""What the page of the look shows: the fields, the verdict on each colour, a fiche that wears it."""

from dataclasses import replace
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ...models import Look, Organisation
from ..folding import FlatBlock, Header, build
from ..publication import Publication, words
from . import colours
from .forms import LookForm
from .queries import FIXED, as_document
from .verdicts import Verdict, verdict


def initial(stored: Look) -> dict[str, Any]:
    """Return what the fields hold at first."""
    names = ("primary", "accent", "logo_alt", *FIXED)
    return {name: getattr(stored, name) for name in names}


def context(organisation: Organisation, stored: Look, form: LookForm) -> dict[str, Any]:
    """Return what the page and its preview need."""
    verdicts = {name: _judged(form, name) for name in ("primary", "accent")}
    primary, accent = (found.nearest for found in verdicts.values())
    language = "en-CA" if (get_language() or "").startswith("en") else "fr-CA"
    texts = {name: str(form[name].value() or "") for name in FIXED}
    document = build(
        Header(_("Un titre de fiche"), _("Et son sous-titre"), organisation.name),
        sample(),
        Publication(**texts),
        language,
        replace(as_document(stored), primary=primary, accent=accent),
    )
    return {
        "look_of": organisation,
        "form": form,
        "look": stored,
        "verdicts": verdicts,
        "fiche": document,
        "words": words(language),
    }


def _judged(form: LookForm, name: str) -> Verdict:
    """Judge the colour of a field as it is sent, or the first one where that is no colour."""
    sent = str(form[name].value() or "").lower()
    return verdict(sent if colours.HEX.fullmatch(sent) else form.initial[name])


def sample() -> tuple[FlatBlock, ...]:
    """Return a fiche of each kind of block, in the reader's language."""
    return (
        FlatBlock(
            "paragraph", _("Quelques tables ont parlé de ce qui rapproche les gens d’un quartier.")
        ),
        FlatBlock("section", shape="B", heading=_("Quels sont les obstacles?")),
        FlatBlock("theme", heading=_("Concernant les lieux :")),
        FlatBlock("bullet", _("peu d’endroits où se retrouver l’hiver;")),
        FlatBlock("bullet", _("des heures d’ouverture trop courtes.")),
        FlatBlock(
            "box",
            _("Un lieu où l’on entre sans rien acheter."),
            heading=_("Lieu commun"),
            box="definition",
        ),
        FlatBlock("section", shape="C", heading=_("Quelles sont les conditions favorables?")),
        FlatBlock("theme", heading=_("Une table toujours mise")),
        FlatBlock("paragraph", _("Voir aussi https://exemple.org.")),
    )
