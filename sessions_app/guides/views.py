"""The guides as pages, open to everybody: they say nothing of any café."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .shelf import INDEX, guide

# The guides that are printed on one page.
SHEET = "-cinq-minutes"


@require_safe
def read(request: HttpRequest, page: str = INDEX) -> HttpResponse:
    """Show one guide, or the list of them."""
    found = guide(page)
    if found is None:
        raise Http404
    context = {"guide": found, "is_index": page == INDEX, "is_sheet": page.endswith(SHEET)}
    return render(request, "guides/guide.html", context)
