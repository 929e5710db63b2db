"""What to look at before a fiche is published: one module per kind of finding, read from one material."""

from ...models import Cafe
from ..queries import Manuscript
from . import dissent, inclusive, missing, naming, quantifiers, sources, unused
from .material import Material, gather, told_apart
from .outcome import Review, sorted_out

CHECKS = (missing, sources, dissent, unused, naming, quantifiers, inclusive)

__all__ = ["Review", "review"]


def review(cafe: Cafe, text: Manuscript) -> Review:
    """Review a fiche, in a fixed number of queries."""
    material: Material = gather(cafe, text)
    found = told_apart(finding for check in CHECKS for finding in check.find(material))
    return sorted_out(found, text.fiche.acceptances.select_related("by"))
