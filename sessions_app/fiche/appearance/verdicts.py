"""Says whether a colour can be read on the paper and in the boxes of a fiche, and which near one can."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from . import colours


@dataclass(frozen=True)
class Verdict:
    """The contrast of a colour with the ground of boxes; ``nearest`` is the colour itself if it passes."""

    colour: str
    ratio: float
    nearest: str

    @property
    def passes(self) -> bool:
        """Tell whether it is enough for text (WCAG 2.2, AA)."""
        return self.ratio >= colours.AA

    @property
    def sentence(self) -> str:
        """Return the verdict in words, the ratio rounded so that it never seems to pass."""
        shown = number_format(int(self.ratio * 10) / 10, 1)
        if self.passes:
            return _("Contraste de %(ratio)s : 1 avec le fond des encadrés : se lit bien.") % {
                "ratio": shown
            }
        return _(
            "Contraste de %(ratio)s : 1 avec le fond des encadrés : trop pâle pour du texte, "
            "qui demande au moins %(least)s : 1. La couleur la plus proche de même teinte est %(nearest)s."
        ) % {"ratio": shown, "least": number_format(colours.AA, 1), "nearest": self.nearest}


def verdict(colour: str) -> Verdict:
    """Judge a colour against the darkest ground that it stands on."""
    nearest = colour
    while _ratio(nearest) < colours.AA:  # a darker colour has another ground: twice, as a rule
        nearest = colours.darkened(nearest, _ground(nearest))
    return Verdict(colour, _ratio(colour), nearest)


def _ground(colour: str) -> str:
    """Return the darkest ground that the colour stands on: that of boxes, not the paper."""
    return min(
        colours.tinted(colour), colours.SAND, key=lambda one: colours.contrast(colours.INK, one)
    )


def _ratio(colour: str) -> float:
    return colours.contrast(colour, _ground(colour))
