"""Where tablets reach this server now, for the console; and whether the printed cards still say so."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..access.guards import conducts
from ..models import Cafe
from ..preparation.addresses import choices, chosen
from ..preparation.queries import printed_address


def address_context(request: HttpRequest, cafe: Cafe) -> dict[str, Any]:
    """Return the address of the codes, the others, and the printed one if it leads here no more."""
    found = choices(request)
    here, printed = chosen(request) if found else "", printed_address(cafe)
    return {
        "here": here,
        "others": [one for one in found if one != here],
        "printed": printed if found and printed not in found else "",
    }


@require_GET
@never_cache
@conducts
def addresses(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show them; the console asks now and then, since no event tells of a network."""
    context = {"cafe": cafe, **address_context(request, cafe)}
    return render(request, "facilitation/_addresses.html", context)
