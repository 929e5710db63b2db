"""The page of personal data: the day of their deletion, what it deletes, and doing it now."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from ...access.guards import account, guard
from ...access.roles import Right
from ...models import Answer, Cafe, Device
from ...preparation.actions.cafes import edit
from ...preparation.forms import DAY_ERROR, TOO_EARLY, Day
from ...preparation.notice import too_early, usual_day
from . import actions
from .inventory import KEPT, inventory, told
from .storage import settle


class DayForm(forms.Form):
    """The day on which the personal data go by themselves; none: only by hand."""

    day = forms.DateField(
        label=gettext_lazy("Effacer automatiquement le"),
        required=False,
        widget=Day(),
        error_messages={"invalid": DAY_ERROR},
    )

    def __init__(self, cafe: Cafe, *args: object) -> None:
        super().__init__(*args, initial={"day": cafe.purge_on})  # type: ignore[arg-type, misc]
        self.cafe = cafe

    def clean_day(self) -> object:
        """Refuse a day that is past, or before the café."""
        day = self.cleaned_data["day"]
        if too_early(self.cafe, day):
            raise forms.ValidationError(TOO_EARLY)
        return day


@never_cache
@guard(Right.PREPARE)
def personal(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show what is personal in a café, set the day of its deletion, lead to deleting it now."""
    form = DayForm(cafe, request.POST or None)
    if request.method == "POST" and form.is_valid():
        edit(cafe, account(request), "purge_on", form.cleaned_data["day"])
        messages.success(request, _("Date d’effacement enregistrée."))
        return redirect("personal", cafe.code)
    context = {
        "cafe": cafe,
        "step": "after",
        "form": form,
        "usual": usual_day(cafe),
        "found": told(inventory(cafe)),
        "purges": cafe.purges.all(),
    }
    return render(request, "closing/personal.html", context)


@never_cache
@guard(Right.PREPARE)
def confirm(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Say exactly what goes and what stays; once confirmed, delete it."""
    if request.method == "POST" and request.POST.get("confirmed") == "1":
        actions.purge(cafe, account(request))
        settle()
        messages.success(request, _("Les données personnelles de ce café sont effacées."))
        return redirect("personal", cafe.code)
    context = {
        "cafe": cafe,
        "step": "after",
        "found": told(inventory(cafe)),
        "kept": KEPT,
        "held": cafe.operations.filter(answer=Answer.HELD, decided_at=None).count(),
        "waiting": Device.objects.filter(link__cafe=cafe, waiting__gt=0).count(),
        "unread": request.method == "POST",
    }
    return render(request, "closing/purge.html", context)
