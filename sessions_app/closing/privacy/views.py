"""The access log and the register of incidents of an organisation, on screen and as CSV."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ...access.guards import account
from ...access.openings import KEPT, entries_for, note
from ...models import Incident, Opened, Organisation, Role
from ..after_views import sent
from ..raw import cells
from ..raw.formats import SHEETS
from .forms import IncidentForm

PAGE = 100
UNPROCESSABLE = 422
COLUMNS = (
    *("happened", "known_on", "circumstances", "information", "people", "risk", "risk_reasons"),
    *("commission_on", "people_told_on", "notices", "measures", "edited_by"),
)


@require_GET
@never_cache
@login_required
def access_log(request: HttpRequest) -> HttpResponse:
    """Show who opened what names people: of the organisation, or of the cafés one owns."""
    person = account(request)
    if person.organisation is None or person.role == Role.STAFF:
        raise Http404
    page = Paginator(entries_for(person), PAGE).get_page(request.GET.get("page"))
    context = {"entries": page, "years": KEPT.days // 365, "whole": administers(request)}
    return render(request, "closing/access_log.html", context)


def administers(request: HttpRequest) -> bool:
    """Tell whether this account administers its organisation."""
    return account(request).role == Role.ADMINISTRATOR


def keeper_of(request: HttpRequest) -> Organisation:
    """Return the organisation whose register this account keeps: its administration and staff."""
    person = account(request)
    if person.organisation is None or person.role not in (Role.STAFF, Role.ADMINISTRATOR):
        raise Http404
    return person.organisation


@require_GET
@never_cache
@login_required
def incidents(request: HttpRequest) -> HttpResponse:
    """Show the register, with what to do when an incident happens."""
    organisation = keeper_of(request)
    note(request, organisation, Opened.INCIDENTS)
    context = {"incidents": organisation.incidents.all(), "organisation": organisation}
    return render(request, "closing/incidents.html", context)


@never_cache
@login_required
def incident(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add an incident, or complete one. None is ever deleted here."""
    organisation = keeper_of(request)
    found = get_object_or_404(organisation.incidents, pk=pk) if pk else None
    row = found or Incident(organisation=organisation)
    form = IncidentForm(request.POST or None, instance=row)
    if form.is_valid():
        row.edited_at, row.edited_by = timezone.now(), str(account(request))[:160]
        form.save()
        messages.success(request, _("L’incident est au registre."))
        return redirect("incidents")
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "closing/incident.html", {"form": form, "row": found}, status=status)


@require_GET
@never_cache
@login_required
def incidents_csv(request: HttpRequest) -> HttpResponse:
    """Send the register as a CSV, with a column for each thing that it must say."""
    organisation = keeper_of(request)
    note(request, organisation, Opened.INCIDENTS)
    head = [str(getattr(Incident._meta.get_field(name), "verbose_name", "")) for name in COLUMNS]
    rows = [[told(one, name) for name in COLUMNS] for one in organisation.incidents.all()]
    return sent(cells.table([head, *rows]), SHEETS["csv"].mime, "registre-des-incidents.csv")


def told(one: Model, name: str) -> str:
    """Return a cell: a label, a day written out, or the words."""
    if name == "risk":
        return str(one.get_risk_display())  # type: ignore[attr-defined]
    value = getattr(one, name)
    if name.endswith("_on"):
        return date_format(value, "Y-m-d") if value else ""
    return "" if value is None else str(value)
