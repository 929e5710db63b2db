"""A phone places its dots: no account, no name, one ballot for each device."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access import links
from ...access.guards import admitted
from ...access.pace import Paces
from ...access.refusals import Refusal
from ...models import AccessLink, Cafe, DotBallot, LinkKind, Question, ReturnPage
from . import actions
from .board import Row, Standing, standings
from .counting import counts, heirs
from .views import number, placed

COOKIE = "dots"
# By link: a whole room votes at once, and moves its dots a few times.
paces = Paces(rate=50, burst=3000)
TOO_FAST = 429


@dataclass(frozen=True)
class Form:
    """The vote of a question as one device sees it: its dots by theme, and what it sends next."""

    standing: Standing
    version: int
    op: str
    rows: list[tuple[Row, int]]
    refusal: Refusal | None = None

    @property
    def left(self) -> int:
        """Return how many dots are left to place."""
        most = self.standing.vote.dots if self.standing.vote else 0
        return most - sum(dots for _row, dots in self.rows)


@require_GET
@never_cache
@admitted(LinkKind.PARTICIPANT, door=True)
def page(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Show the votes of a café; the browser gets the number that its ballot goes by."""
    device = device_of(request, link)
    votes = [one for one in standings(link.cafe) if one.vote]
    forms = [form_of(link.cafe, one, device) for one in votes]
    return known_as(
        answer(request, link, "facilitation/dots/phone.html", forms=forms), link, device
    )


@require_POST
@admitted(LinkKind.PARTICIPANT)
def place(request: HttpRequest, link: AccessLink, pk: str) -> HttpResponse:
    """Take the dots of this device for a question; what is refused stays in the form."""
    if paces.wait(link.pk):
        return HttpResponse(status=TOO_FAST, headers={"Retry-After": "2"})
    question = get_object_or_404(link.cafe.questions, pk=number(pk))
    device, sent = device_of(request, link), request.POST
    wanted, refusal = placed(sent, question), None
    try:
        op, base = sent.get("op", "")[:32] or secrets.token_hex(16), number(sent.get("base", ""))
        actions.place_dots(link.cafe, question, device, op, base, wanted)
    except Refusal as refused:
        refusal = refused
    shown = taken(request, link, question, device, (wanted, refusal))
    return known_as(shown, link, device)


def taken(
    request: HttpRequest,
    link: AccessLink,
    question: Question,
    device: str,
    sent: tuple[Mapping[int, int], Refusal | None],
) -> HttpResponse:
    """Answer with the one form (htmx), else with the whole page, anew where nothing was refused."""
    alone = bool(request.headers.get("HX-Request"))
    if not alone and sent[1] is None:
        return redirect("dots-phone", link.public_id)
    asked = [question] if alone else list(link.cafe.questions.all())
    forms = [
        form_of(link.cafe, one, device, *(sent if one.question == question else ()))
        for one in standings(link.cafe, asked)
        if one.vote or alone
    ]
    template = "_ballot" if alone else "phone"
    more = {"forms": forms, "form": forms[0]}
    shown = answer(request, link, f"facilitation/dots/{template}.html", **more)
    if sent[1]:
        shown.status_code = sent[1].status
    return shown


def answer(request: HttpRequest, link: AccessLink, template: str, **more: Any) -> HttpResponse:
    """Render a page of this link."""
    opened = ReturnPage.objects.filter(cafe=link.cafe).exclude(opened_at=None).exists()
    context = {"cafe": link.cafe, "link": link, "path": links.path(link), "opened": opened}
    return render(request, template, context | more)


def form_of(
    cafe: Cafe,
    standing: Standing,
    device: str,
    wanted: Mapping[int, int] | None = None,
    refusal: Refusal | None = None,
) -> Form:
    """Return the form of a device: with ``wanted``, what was refused; else what is stored."""
    stored = DotBallot.objects.filter(vote=standing.vote, device=device).first()
    mine: dict[int, int] = {}
    if refusal is None or refusal.status != actions.WRONG:
        kept = counts(stored.placed) if stored else {}
        where = heirs([cafe], kept)
        for theme, dots in kept.items():
            mine[where.get(theme, 0)] = mine.get(where.get(theme, 0), 0) + dots
    else:
        mine = dict(wanted or {})
    rows = [(row, mine.get(row.theme.pk, 0)) for row in standing.rows]
    version = stored.version if stored else 0
    return Form(standing, version, secrets.token_hex(16), rows, refusal)


def device_of(request: HttpRequest, link: AccessLink) -> str:
    """Return the number of this browser for this page, as its signed cookie holds it, or a new one."""
    known = request.get_signed_cookie(COOKIE, default="", salt=link.public_id)
    return known or secrets.token_hex(16)


def known_as(response: HttpResponse, link: AccessLink, device: str) -> HttpResponse:
    """Let the browser remember the number of its ballot: for this page alone, as long as its link."""
    response.set_signed_cookie(
        COOKIE,
        device,
        salt=link.public_id,
        max_age=links.COOKIE_AGE,
        path=reverse("dots-phone", args=[link.public_id]),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
