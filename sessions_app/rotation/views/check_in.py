"""The check-in of the day: its page, marks by tap and by badge, people who come unannounced."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import account, guard
from ...access.headers import may_use_camera
from ...access.openings import opening
from ...access.roles import Right
from ...live.polling import position
from ...models import Cafe, Opened, Participant, User
from ...preparation.pictures import qr_codes
from ...preparation.views.answers import pick
from ..actions import attendance, heads, reseat, steps
from ..check_in import by_badge, door
from ..forms import WalkInForm

UNPROCESSABLE = 422


@require_GET
@never_cache
@guard(Right.CONDUCT)
@opening(Opened.CHECK_IN)
@may_use_camera
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show who is there and who is waited for."""
    context = {"cafe": cafe, "step": "console", "position": position(cafe), "door": door(cafe)}
    return render(request, "rotation/check_in.html", {**context, "form": WalkInForm()})


def done(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Answer a mark: nothing to show, since every screen, this one too, hears what changed."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return redirect("check-in", cafe.code)


Mark = Callable[[Cafe, User, int], Participant]


def mark(act: Mark) -> Callable[..., HttpResponse]:
    """Return the view of one mark on one person."""

    @require_POST
    @guard(Right.CONDUCT)
    def view(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
        act(cafe, account(request), pk)
        return done(request, cafe)

    return view


arrive = mark(attendance.arrive)
miss = mark(attendance.miss)
leave = mark(attendance.leave)
wait_for = mark(attendance.wait_for)


@require_POST
@guard(Right.CONDUCT)
def walk_in(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Add somebody who came unannounced, and say where they sit."""
    form = WalkInForm(request.POST)
    form.cafe = cafe
    context = {"cafe": cafe, "form": form}
    if form.is_valid():
        person = attendance.walk_in(cafe, account(request), **form.cleaned_data)
        context = {"cafe": cafe, "form": WalkInForm(), "said": welcome(cafe, person)}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "rotation/_walk_in.html", context, status=status)


def welcome(cafe: Cafe, person: Participant) -> str:
    """Say who is there and where they sit."""
    (found,) = door(cafe, {person.pk}).attendees
    if found.table is None:
        return _("%(name)s : présence notée.") % {"name": person}
    return _("%(name)s : table %(table)s.") % {"name": person, "table": found.table}


@require_POST
@guard(Right.CONDUCT)
def read_badges(request: HttpRequest, cafe: Cafe) -> JsonResponse:
    """Check in the people whose badges are in a picture; return a sentence for each code."""
    width = request.GET.get("width", "")
    try:
        found = qr_codes(request.body, int(width) if width.isdecimal() and len(width) < 6 else 0)
    except ValueError:
        return JsonResponse({"error": "picture"}, status=400)
    said = []
    for code in found:
        person = by_badge(cafe, code.decode("utf-8", errors="replace"))
        if person:
            attendance.arrive(cafe, account(request), person.pk)
        said.append(
            welcome(cafe, person) if person else _("Ce code n’est pas un badge de ce café.")
        )
    return JsonResponse({"codes": said})


@require_POST
@guard(Right.CONDUCT)
def undo(request: HttpRequest, cafe: Cafe, step: int) -> HttpResponse:
    """Undo what was done last."""
    steps.undo(cafe, account(request), step)
    return done(request, cafe)


@require_POST
@guard(Right.CONDUCT)
def propose(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show what seating the rounds to come again would change; nothing is stored."""
    context = {"cafe": cafe, "proposal": reseat.propose(cafe), "asked": True}
    return render(request, "rotation/_proposal.html", context)


@require_POST
@guard(Right.CONDUCT)
def apply(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Seat people as the proposal showed."""
    moves = [triple(one) for one in request.POST.getlist("move")[:5000]]
    count = reseat.apply(cafe, account(request), request.POST.get("mark", ""), filter(None, moves))
    return render(request, "rotation/_proposal.html", {"cafe": cafe, "applied": count})


def triple(text: str) -> tuple[int, int, int] | None:
    """Return the person, the round and the table of a move, or None for nonsense."""
    parts = text.split(":")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) < 18 for part in parts):
        return None
    return int(parts[0]), int(parts[1]), int(parts[2])


@require_POST
@guard(Right.CONDUCT)
def count_heads(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Set how many people sit at a table of a café without names."""
    table = pick(cafe.tables.filter(removed_at=None), number=number)
    given = request.POST.get("count", "")
    heads.count(
        cafe, account(request), table, int(given) if given.isdecimal() and len(given) < 5 else -1
    )
    return done(request, cafe)
