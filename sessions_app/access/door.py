"""The door page of a link: reads the secret of a QR code from the fragment and posts it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import LinkKind
from .forms import CodeForm
from .links import PATHS


def door_page(request: HttpRequest, kind: LinkKind, public_id: str) -> HttpResponse:
    """Return the page; it is the same whether the link exists or not."""
    context = {
        "kind": PATHS[kind],
        "public_id": public_id,
        "form": CodeForm(),
        "participant": kind == LinkKind.PARTICIPANT,
    }
    return render(request, "access/door.html", context)
