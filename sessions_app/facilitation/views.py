"""Console and projection, and the commands of the console."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..access import links
from ..access.guards import admitted, conductor, conducts, guard
from ..access.roles import Right
from ..live.polling import position
from ..models import AccessLink, Cafe, LinkKind
from ..upkeep.state import fare
from . import actions, agenda_actions, projection_actions, receipt_actions, undo_actions
from .address_views import address_context
from .agenda import agenda
from .broadcast import broadcast
from .cards import table_cards
from .entering import entries
from .latest import latest
from .projected import projected
from .queries import held_operations, stage
from .receipt import receipt


@require_GET
@never_cache
@guard(Right.CONDUCT)
def console(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the console to an account."""
    regions = reverse("account-regions", args=[cafe.code, "console"])
    context = {"live": f"/cafes/{cafe.code}/socket/console", "regions": regions}
    return _console(request, cafe, {**context, "step": "console"})


@require_GET
@never_cache
@admitted(LinkKind.CONDUCTOR, door=True)
def console_by_link(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Show the console, and no way out of it, to a browser that holds the conducting link."""
    here = links.path(link)
    context = {"live": f"{here}socket", "regions": f"{here}regions", "by_link": True}
    return _console(request, link.cafe, context)


def _console(request: HttpRequest, cafe: Cafe, door: dict[str, Any]) -> HttpResponse:
    context = {
        "cafe": cafe,
        "position": position(cafe),
        "stage": stage(cafe),
        "agenda": agenda(cafe),
        "actions": latest(cafe),
        "broadcast": broadcast(cafe),
        "shown": projected(cafe),
        "cards": table_cards(cafe),
        "held": held_operations(cafe),
        "receipt": receipt(cafe),
        "backups": fare(),
        **entries(cafe),
        **address_context(request, cafe),
        **door,
    }
    return render(request, "facilitation/console.html", context)


def done(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Answer a command: nothing to show, since every screen, this one too, hears what changed."""
    if request.headers.get("HX-Request") or conductor(request) is None:
        return HttpResponse(status=204)
    return redirect("console", cafe.code)


def whole(given: str) -> int:
    """Return a whole number that a button sent."""
    if not given.isdecimal() or len(given) > 18:
        raise Http404
    return int(given)


def expected(request: HttpRequest) -> int:
    """Return the phase that the animator saw on the button."""
    return whole(request.POST.get("expected", ""))


def cuts(request: HttpRequest) -> dict[int, int]:
    """Return the minutes that a proposal gives to each phase, as « 12:17,14:0 »."""
    pairs = [one.partition(":") for one in request.POST.get("cuts", "")[:2000].split(",")]
    return {whole(phase): whole(minutes) for phase, _colon, minutes in pairs}


def show_what(request: HttpRequest, cafe: Cafe) -> None:
    """Show a question's notes or dots, or a line, as « 12:0 », « 12:0:dots » or « :3 »."""
    question, line, *what = [*request.POST.get("show", "").split(":"), ""][:3]
    shown = whole(question) if question else None
    dots = what == ["dots"]
    projection_actions.show(cafe, conductor(request), shown, whole(line), dots=dots)


Command = Callable[[HttpRequest, Cafe], None]


def command(act: Command) -> Callable[..., HttpResponse]:
    """Return the view of a console command: a POST by an account or the link that may conduct."""

    @require_POST
    @conducts
    def view(request: HttpRequest, cafe: Cafe) -> HttpResponse:
        act(request, cafe)
        return done(request, cafe)

    return view


start_next = command(lambda r, cafe: actions.start_next(cafe, conductor(r), expected(r)))
finish = command(lambda r, cafe: actions.finish(cafe, conductor(r), expected(r)))
step_back = command(lambda r, cafe: actions.step_back(cafe, conductor(r), expected(r)))
pause = command(lambda r, cafe: actions.pause(cafe, conductor(r)))
resume = command(lambda r, cafe: actions.resume(cafe, conductor(r)))
add_minute = command(lambda r, cafe: actions.extend(cafe, conductor(r), 1))
add_five = command(lambda r, cafe: actions.extend(cafe, conductor(r), 5))
take_minute = command(lambda r, cafe: actions.extend(cafe, conductor(r), -1))
show = command(show_what)
cut = command(lambda r, cafe: agenda_actions.cut(cafe, conductor(r), cuts(r)))
undo = command(lambda r, cafe: undo_actions.undo(cafe, conductor(r), whole(r.POST.get("seq", ""))))


@require_POST
@conducts
def excuse_tablet(request: HttpRequest, cafe: Cafe, tablet: int) -> HttpResponse:
    """Put a tablet that will not come back out of the count."""
    receipt_actions.excuse(cafe, conductor(request), tablet)
    return done(request, cafe)


@require_POST
@conducts
def expect_tablet(request: HttpRequest, cafe: Cafe, tablet: int) -> HttpResponse:
    """Wait again for a tablet put out of the count."""
    receipt_actions.expect(cafe, conductor(request), tablet)
    return done(request, cafe)


@require_POST
@conducts
def take_call(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Take the call of a table."""
    table = get_object_or_404(cafe.tables, number=number)
    actions.end_call(cafe, table, conductor(request), by_link=True)
    return done(request, cafe)


@require_GET
@never_cache
@guard(Right.CONDUCT)
def projection(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the projection to an account, on the laptop itself."""
    return _projection(request, cafe, f"/cafes/{cafe.code}/socket/projector", cafe.code)


@require_GET
@never_cache
@admitted(LinkKind.PROJECTOR, door=True)
def projection_by_link(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Show the projection to a browser that holds its link."""
    return _projection(request, link.cafe, f"/projecteur/{link.public_id}/socket", "")


def _projection(request: HttpRequest, cafe: Cafe, socket: str, code: str) -> HttpResponse:
    regions = f"/cafes/{code}/regions/projector" if code else socket.replace("socket", "regions")
    context = {
        "cafe": cafe,
        "position": position(cafe),
        "stage": stage(cafe),
        "shown": projected(cafe),
        "socket": socket,
        "regions": regions,
    }
    return render(request, "facilitation/projection.html", context)
