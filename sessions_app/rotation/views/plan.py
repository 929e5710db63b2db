"""The seating plan on screen: drawing it, another draw, swapping two people, undoing."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import account, guard
from ...access.openings import opening
from ...access.roles import Right
from ...models import Cafe, Opened
from ...preparation.views.answers import pick
from ..actions import seats as actions
from ..actions import steps
from ..queries import roster
from ..seat_map import maps
from ..seating import room
from ..words import Worth, worth


def context(cafe: Cafe, **more: Any) -> dict[str, Any]:
    """Return what the page shows."""
    here = room(cafe)
    rounds = maps(cafe)
    return {
        "cafe": cafe,
        "step": "preparation",
        "roster": roster(cafe),
        "rounds": rounds,
        "drawn": any(one.seated for one in rounds),
        "begun": here.coming != here.rounds,
        "unseated": here.unseated,
        "worth": worth(here),
        **more,
    }


@require_GET
@never_cache
@guard(Right.PREPARE)
@opening(Opened.PLAN)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the plan of every round, or how to get one."""
    return render(request, "rotation/plan.html", context(cafe))


def answer(request: HttpRequest, cafe: Cafe, said: str) -> HttpResponse:
    """Answer a change with the plan as it now is."""
    if not request.headers.get("HX-Request"):
        return redirect("seating-plan", cafe.code)
    return render(request, "rotation/_plan.html", context(cafe, said=said))


@require_POST
@guard(Right.PREPARE)
def draw(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Plan all rounds by a new seed."""
    actions.draw(cafe, account(request), secrets.randbelow(10**6) + 1)
    return answer(request, cafe, _("Plan prêt."))


@require_POST
@guard(Right.PREPARE)
def swap(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Let two people of a round take each other's seat, and say what it changed."""
    round_ = pick(cafe.phases.filter(kind="round"), pk=pk)
    given = [one for one in request.POST.getlist("person") if one.isdecimal() and len(one) < 18]
    one, other = (
        pick(cafe.participants.all(), pk=given[at] if len(given) > at else 0) for at in (0, 1)
    )
    before = worth(room(cafe))
    actions.swap(cafe, account(request), round_, one, other)
    words = {"one": one, "other": other, "effect": effect(before, worth(room(cafe)))}
    return answer(
        request, cafe, _("%(one)s et %(other)s ont échangé leurs places. %(effect)s") % words
    )


def effect(before: Worth | None, after: Worth | None) -> str:
    """Say what a swap changed: repeat meetings, and rules that are no longer met."""
    if before is None or after is None:
        return ""
    said = [_("Rencontres répétées inchangées : %(after)d.")]
    if before.repeats != after.repeats:
        said = [_("Rencontres répétées : %(before)d avant, %(after)d maintenant.")]
    counts = {"before": before.repeats, "after": after.repeats}
    return " ".join([said[0] % counts, *(one for one in after.unmet if one not in before.unmet)])


@require_POST
@guard(Right.PREPARE)
def undo(request: HttpRequest, cafe: Cafe, step: int) -> HttpResponse:
    """Undo what was done last."""
    steps.undo(cafe, account(request), step)
    return answer(request, cafe, _("Annulé."))
