"""The animation's page of dots: votes are opened, closed, revealed, shown to the room, counted."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import account, guard
from ...access.roles import Right
from ...live.polling import position
from ...models import Cafe, Question, Theme, User
from ...preparation.addresses import chosen, reaches_this_machine_only
from .. import projection_actions
from . import actions
from .board import around, standings


@require_GET
@never_cache
@guard(Right.CONDUCT)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show where the vote of each question stands, with the way in for the room."""
    found = standings(cafe)
    context = {
        "step": "wall",
        "position": position(cafe),
        "regions": reverse("account-regions", args=[cafe.code, "console"]),
        **around(cafe, found),
        "alone": reaches_this_machine_only(chosen(request)),
    }
    return render(request, "facilitation/dots/page.html", context)


@require_POST
@guard(Right.CONDUCT)
def open_votes(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Open the vote of one question, or of all that have themes and no vote yet."""
    asked = request.POST.get("question", "")
    questions: Iterable[Question] = cafe.questions.all()
    if asked:
        questions = [get_object_or_404(cafe.questions, pk=number(asked))]
    else:
        questions = [one.question for one in standings(cafe) if one.state == "none" and one.rows]
    dots = number(request.POST.get("dots", ""))
    actions.open_votes(cafe, account(request), list(questions), dots, chosen(request))
    return done(request, cafe)


Act = Callable[[Cafe, User, Question], Any]


def acting(act: Act) -> Callable[..., HttpResponse]:
    """Return the view that does something to the vote of one question."""

    @require_POST
    @guard(Right.CONDUCT)
    def view(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
        act(cafe, account(request), get_object_or_404(cafe.questions, pk=pk))
        return done(request, cafe)

    return view


close = acting(actions.close_vote)
reveal = acting(actions.reveal_vote)
clear = acting(actions.clear_vote)
project = acting(
    lambda cafe, actor, one: projection_actions.show(cafe, actor, one.pk, 0, dots=True)
)


@require_POST
@guard(Right.CONDUCT)
def count(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Keep what was counted on paper for one question."""
    question = get_object_or_404(cafe.questions, pk=pk)
    actions.count_by_hand(cafe, account(request), question, placed(request.POST, question))
    return done(request, cafe)


def placed(sent: QueryDict, question: Question) -> dict[int, int]:
    """Return the dots of a form, by theme: of its fields « theme-12 », those that hold a number."""
    known = set(Theme.objects.filter(question=question).values_list("pk", flat=True))
    named = [name for name in sent if name.startswith("theme-")]
    found = {number(name.removeprefix("theme-")): number(str(sent[name])) for name in named}
    return {theme: dots for theme, dots in found.items() if dots > 0 or theme in known}


def number(sent: str) -> int:
    """Return a whole number that was sent; 0 for what is none."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else 0


def done(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Answer a command: the page hears live what changed."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return redirect("dots", cafe.code)
