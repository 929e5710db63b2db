"""The list of series, the page that compares one, and what is done to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import account, guard, guard_series
from ...access.refusals import Refusal
from ...access.roles import Right, cafes_of
from ...models import Cafe, Series
from ...preparation.gallery import may_create
from ..forms import number_from
from ..matrix_views import TYPES
from ..sheets import csv_file, xlsx_file
from . import actions, sheet
from .comparing import compared
from .forms import AgainForm, asked_cafe
from .gathering import gathered
from .listing import listing, page_of, readable


@never_cache
@login_required
def series_list(request: HttpRequest) -> HttpResponse:
    """List the series that an account sees, and make one."""
    person = account(request)
    if request.method != "POST":
        return render(request, "series/list.html", listing(person))
    name, wanted = request.POST.get("name", ""), request.POST.getlist("cafes")
    pks = [number_from(one) for one in wanted]
    cafes = cafes_of(person, Right.PREPARE).filter(pk__in=pks)
    try:
        series = actions.begin(name, list(cafes))
    except Refusal as refusal:
        kept = {"refusal": refusal, "name": name, "chosen": pks}
        return render(request, "series/list.html", listing(person) | kept, status=refusal.status)
    return redirect("series", series.pk)


@never_cache
@require_GET
@guard_series(Right.READ)
def page(request: HttpRequest, series: Series) -> HttpResponse:
    """Compare the cafés of a series that the reader may read."""
    return render(request, "series/series.html", page_of(series, account(request)))


@require_GET
@guard_series(Right.READ)
def export(request: HttpRequest, series: Series, name: str) -> HttpResponse:
    """Return the comparison as a file."""
    if name not in TYPES:
        raise Http404
    cafes = gathered(readable(series, account(request)))
    themes = sheet.themes_of(compared(cafes))
    if name == "csv":
        file = csv_file(themes)
    else:
        file = xlsx_file({_("Thèmes"): themes, _("Cafés"): sheet.dates_of(cafes)})
    answer = HttpResponse(file, content_type=TYPES[name])
    answer["Content-Disposition"] = f'attachment; filename="serie-{series.pk}.{name}"'
    return answer


@require_POST
@guard_series(Right.PREPARE)
def rename(request: HttpRequest, series: Series) -> HttpResponse:
    """Give a series another name."""
    actions.rename(series, request.POST.get("name", ""))
    return redirect("series", series.pk)


@require_POST
@guard_series(Right.PREPARE)
def add(request: HttpRequest, series: Series) -> HttpResponse:
    """Put a café that one prepares into the series."""
    cafe = asked_cafe(cafes_of(account(request), Right.PREPARE), request)
    if not actions.add(series, cafe):
        messages.warning(
            request, _("Ce café est déjà dans une autre série, ou d’un autre organisme.")
        )
    return redirect("series", series.pk)


@require_POST
@guard_series(Right.PREPARE)
def remove(request: HttpRequest, series: Series) -> HttpResponse:
    """Take a café that one prepares out of the series."""
    cafe = asked_cafe(cafes_of(account(request), Right.PREPARE).filter(series=series), request)
    left = actions.remove(series, [cafe])
    said = _("« %(title)s » n’est plus dans la série. Le café lui-même n’a pas changé.")
    messages.success(request, said % {"title": cafe.title})
    return redirect("series", series.pk) if left else redirect("series-list")


@require_POST
@guard_series(Right.PREPARE)
def delete(request: HttpRequest, series: Series) -> HttpResponse:
    """Undo a series; its cafés stay as they are."""
    actions.undo_series(series, account(request))
    said = _("La série « %(name)s » est défaite. Ses cafés n’ont pas changé.")
    messages.success(request, said % {"name": series.name})
    return redirect("series-list")


@require_POST
@guard(Right.PREPARE)
def new_date(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Make the same café on another date, both in one series, and open its preparation."""
    person = account(request)
    if not may_create(person):
        raise Http404
    copy = actions.again(cafe, person, AgainForm(request.POST).moment())
    said = _("Nouvelle date préparée, avec les mêmes questions. Les deux cafés sont en série.")
    messages.success(request, said)
    return redirect("preparation", copy.code)
