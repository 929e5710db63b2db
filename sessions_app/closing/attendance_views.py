"""The attendance report: who came, as counts, on a page and as a CSV."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..access.guards import guard, language_of
from ..access.roles import Right
from ..models import Cafe
from .after_views import named, sent
from .annex.people import rule, table
from .attendance import attendance
from .raw import cells
from .raw.formats import SHEETS


@require_GET
@never_cache
@guard(Right.READ)
def report(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show how many people were there, by round and by sector."""
    found = attendance(cafe)
    context = {
        "cafe": cafe,
        "step": "after",
        "found": found,
        "table": table(found),
        "rule": rule(found),
    }
    return render(request, "closing/attendance.html", context)


@require_GET
@never_cache
@guard(Right.READ)
def report_csv(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Send the same as a CSV, with its rule as the last line."""
    with translation.override(language_of(cafe)):
        found = attendance(cafe)
        grid = table(found)
        lines = [grid.head, *grid.rows]
        if found.came:
            lines.append([_("Personnes différentes"), str(found.came)])
        if found.expected:
            lines.append([_("Personnes attendues"), str(found.expected)])
        if found.groups or found.hidden:
            lines.append([rule(found)])
    return sent(cells.table(lines), SHEETS["csv"].mime, f"presence-{named(cafe)}.csv")
