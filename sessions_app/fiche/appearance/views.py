"""The page on which an organisation sets the look of its fiches, and the colours as a sheet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import account
from ...access.refusals import Refusal
from ...models import Look, Organisation, Role
from ..exports.sheet import colour_rules
from . import actions, colours, page
from .forms import COLOURS, LookForm, taken

UNPROCESSABLE = 422


def organisation_of(request: HttpRequest) -> Organisation:
    """Return the organisation whose look this account may set: 404 for staff and for others."""
    person = account(request)
    if person.organisation is None or person.role not in (Role.ANIMATOR, Role.ADMINISTRATOR):
        raise Http404
    return person.organisation


@never_cache
@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """Show the look, or store another one."""
    organisation = organisation_of(request)
    stored = Look.objects.filter(organisation=organisation).first() or Look()
    sent = taken(request.POST) if request.method == "POST" else None
    form = LookForm(
        sent, request.FILES or None, initial=page.initial(stored), has_logo=bool(stored.logo)
    )
    if form.is_valid():
        try:
            actions.save_look(organisation, form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, f"{refusal.sentence} {refusal.kept}")
        else:
            messages.success(request, _("Présentation enregistrée : les fiches la prennent déjà."))
            return redirect("fiche-look")
    status = UNPROCESSABLE if form.errors else 200
    context = page.context(organisation, stored, form)
    return render(request, "fiche/look.html", context, status=status)


@require_POST
@login_required
def preview(request: HttpRequest) -> HttpResponse:
    """Show a fiche in colours that are not stored yet, and what their contrast is worth."""
    organisation = organisation_of(request)
    stored = Look.objects.filter(organisation=organisation).first() or Look()
    form = LookForm(taken(request.POST), initial=page.initial(stored))
    context = page.context(organisation, stored, form)
    context["took"] = [form[name] for name in COLOURS if f"take_{name}" in request.POST]
    return render(request, "fiche/_look_preview.html", context)


@require_GET
@cache_control(public=True, max_age=31536000, immutable=True)
def sheet(request: HttpRequest, primary: str, accent: str) -> HttpResponse:
    """Send two colours as a style sheet: it holds nothing of anybody."""
    found = f"#{primary}", f"#{accent}"
    if not all(map(colours.HEX.fullmatch, found)):
        raise Http404
    return HttpResponse(colour_rules(*found), content_type="text/css; charset=utf-8")
