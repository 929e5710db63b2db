"""What is sent about a series: a date, a café by its code."""

from datetime import datetime

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ...access.refusals import Refusal
from ...models import Cafe
from ...preparation.forms import MOMENT_ERRORS, WRONG_MOMENT, possible
from .actions import WRONG


class AgainForm(forms.Form):
    """When the same café takes place again."""

    starts_at = forms.DateTimeField(error_messages=MOMENT_ERRORS, validators=[possible])

    def moment(self) -> datetime:
        """Return the moment that was sent; refuse one that is none."""
        if not self.is_valid():
            raise Refusal(WRONG_MOMENT, status=WRONG)
        moment: datetime = self.cleaned_data["starts_at"]
        return moment


def asked_cafe(among: QuerySet[Cafe], request: HttpRequest) -> Cafe:
    """Return the café whose code was sent, among these; 404 for any other."""
    return get_object_or_404(among, code=request.POST.get("cafe", ""))
