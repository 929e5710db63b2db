"""Forms of the roster: a list, one person, and a café that only counts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Cafe, Participant, Seating, Table
from ..models.participants import MOST_PEOPLE
from ..wording.folding import folded


class ListForm(forms.Form):
    """A pasted list, or a file that becomes one."""

    text = forms.CharField(
        label=_("Liste à coller"),
        required=False,
        max_length=400_000,
        strip=False,
        help_text=_(
            "Une personne par ligne : nom ou pseudonyme, secteur, accessibilité, langue, table "
            "dont elle est l’hôte. Seul le premier est utile; la première ligne peut nommer les colonnes."
        ),
        widget=forms.Textarea({"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )
    file = forms.FileField(
        label=_("ou un fichier"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


class PersonForm(forms.ModelForm):
    """One person of a café."""

    class Meta:
        model = Participant
        fields = ["name", "sector", "access", "language", "hosts"]
        labels = {"hosts": _("Hôte ou hôtesse de")}
        widgets = {"sector": forms.TextInput({"list": "sectors"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "person-%s", **kwargs})
        cafe = self.instance.cafe
        self.fields["hosts"].queryset = Table.objects.standing().filter(cafe=cafe)  # type: ignore[attr-defined]
        self.fields["hosts"].empty_label = _("aucune table")  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Refuse a name that somebody else of the café has."""
        name = " ".join(self.cleaned_data["name"].split())
        others = Participant.objects.standing().filter(cafe=self.instance.cafe)
        if name and any(
            folded(one.name) == folded(name) for one in others.exclude(pk=self.instance.pk)
        ):
            raise forms.ValidationError(
                _("Une autre personne porte ce nom. Ajoutez une initiale ou un numéro.")
            )
        return name


class WalkInForm(forms.Form):
    """Somebody who came unannounced; a name is not asked for."""

    cafe: Cafe | None = None
    name = forms.CharField(
        label=_("Nom ou pseudonyme (facultatif)"),
        required=False,
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    sector = forms.CharField(label=_("Secteur (facultatif)"), required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "walk-in-%s", **kwargs})

    def clean_name(self) -> str:
        """Refuse a name that somebody of the café has: that person is only to be marked."""
        name = " ".join(self.cleaned_data["name"].split())
        people = Participant.objects.standing().filter(cafe=self.cafe)
        if name and any(folded(one.name) == folded(name) for one in people):
            raise forms.ValidationError(
                _("Ce nom est déjà dans la liste : notez sa présence, ou ajoutez une initiale.")
            )
        return name


class CountForm(forms.ModelForm):
    """How many people come to a café that knows no names, and how many a table takes."""

    class Meta:
        model = Seating
        fields = ["expected", "cap"]
        help_texts = {"cap": _("Laissez vide pour répartir également.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "count-%s", **kwargs})
        for name, most in (("expected", MOST_PEOPLE), ("cap", 60)):
            self.fields[name] = forms.IntegerField(
                required=False,
                min_value=1,
                max_value=most,
                label=self.fields[name].label,
                help_text=self.fields[name].help_text,
            )
