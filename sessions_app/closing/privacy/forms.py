"""The form of a confidentiality incident, in the words of the register."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...models import Incident
from ...preparation.forms import DAY_ERROR, Day

LONG = ("information", "circumstances", "risk_reasons", "notices", "measures")
DAYS = ("known_on", "commission_on", "people_told_on")


class IncidentForm(forms.ModelForm):
    """All that the register must say of an incident; what is not known yet comes later."""

    class Meta:
        model = Incident
        fields = [
            *("happened", "known_on", "circumstances", "information", "people", "risk"),
            *("risk_reasons", "commission_on", "people_told_on", "notices", "measures"),
        ]
        widgets: dict[str, Any] = {
            **{name: forms.Textarea({"rows": 3}) for name in LONG},
            **{name: Day() for name in DAYS},
        }
        help_texts = {
            "happened": _("Une date, une période, ou ce que vous en savez."),
            "circumstances": _(
                "Ce qui s’est passé, en bref. Ne recopiez pas les renseignements eux-mêmes."
            ),
            "information": _("Par exemple : prénoms et secteurs. Si on l’ignore, dites pourquoi."),
            "risk_reasons": _(
                "Sensibilité des renseignements, usages malveillants possibles, conséquences "
                "craintes et leur probabilité."
            ),
        }
        error_messages = {name: {"invalid": DAY_ERROR} for name in DAYS}

    def clean_known_on(self) -> object:
        """Refuse a day that has not come."""
        day = self.cleaned_data["known_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Ce jour n’est pas encore venu."))
        return day
