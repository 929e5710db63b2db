"""What the page of an organisation's look may send: colours that can be read, texts, two files."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..forms import Prose
from . import colours
from .verdicts import verdict

COLOURS = ("primary", "accent")


class Colour(forms.CharField):
    """A colour that stands out from the paper enough to be read as text."""

    widget = forms.TextInput(attrs={"type": "color"})

    def clean(self, value: Any) -> str:
        """Return the colour in lower case; refuse one that is not, or that cannot be read."""
        colour = str(super().clean(value)).lower()
        if not colours.HEX.fullmatch(colour):
            raise forms.ValidationError(_("Écrivez une couleur comme #0f3b3a."))
        found = verdict(colour)
        if not found.passes:
            raise forms.ValidationError(found.sentence)
        return colour


class LookForm(forms.Form):
    """The look of the fiches of an organisation."""

    primary = Colour(
        label=_("Couleur principale"),
        help_text=_("Bandeau du titre, titres des sections, bord des encadrés."),
    )
    accent = Colour(
        label=_("Couleur d’accent"), help_text=_("Numéros, puces et repères des sections.")
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG, JPEG ou WebP, 2 Mo au plus. Il est refait en petit, sans métadonnées."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    logo_alt = Prose(
        200,
        label=_("Texte de remplacement du logo"),
        help_text=_(
            "Ce que dit le logo à qui ne le voit pas : le nom de l’organisme, le plus souvent."
        ),
    )
    diffusion = Prose(label=_("Diffusion"), widget=forms.Textarea(attrs={"rows": 2}))
    reproduction = Prose(label=_("Reproduction"), widget=forms.Textarea(attrs={"rows": 3}))
    copyright = Prose(
        300,
        label=_("Titulaire du droit d’auteur"),
        help_text=_("Le signe © s’ajoute de lui-même."),
    )
    word = forms.FileField(
        label=_("Fichier Word dont reprendre les styles"),
        required=False,
        help_text=_(
            "Un .docx de 8 Mo au plus. Seuls ses styles sont repris; son texte, ses images et ses "
            "macros ne le sont jamais. Le plus simple : exporter une fiche en Word, y changer les "
            "styles, et la rapporter ici."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
    without_logo = forms.BooleanField(label=_("Retirer le logo"), required=False)
    without_word = forms.BooleanField(label=_("Revenir aux styles d’origine"), required=False)

    def __init__(self, *args: Any, has_logo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_logo = has_logo

    def clean(self) -> dict[str, Any]:
        """Ask that a logo be told in words."""
        given: dict[str, Any] = super().clean() or {}
        stays = given.get("logo") or (self.has_logo and not given.get("without_logo"))
        if stays and not given.get("logo_alt"):
            self.add_error(
                "logo_alt", _("Un logo doit aussi être dit en mots, pour qui ne le voit pas.")
            )
        return given


def taken(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was sent, with the colour of a « take this one » button in its place."""
    plain = {name: sent[name] for name in sent}
    for name in COLOURS:
        plain[name] = plain.pop(f"take_{name}", plain.get(name, ""))
    return plain
