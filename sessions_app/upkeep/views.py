"""What administrators and programs ask of the server itself: is it ready, what it measures, backups."""

import hmac
import tempfile
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..access.refusals import Refusal
from ..access.roomside import on_this_machine
from ..models import Role, User
from . import backups as making
from . import metrics, readiness, room, shelf
from .packing import pack
from .shelf import Backup, Why
from .state import fare

View = Callable[..., HttpResponseBase]


def may_look_inside(request: HttpRequest) -> bool:
    """Tell whether this is a program on this machine, or one that knows the metrics' token."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    known: str = settings.METRICS_TOKEN or ""
    by_token = bool(known) and hmac.compare_digest(given.encode(), known.encode())
    return by_token or on_this_machine(request)


@require_GET
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 where requests may be sent here, else 503; the reasons are not for everybody."""
    found = readiness.reasons()
    told = {"reasons": found} if found and may_look_inside(request) else {}
    status = "unready" if found else "ready"
    return JsonResponse({"status": status, **told}, status=503 if found else 200)


@require_GET
@never_cache
def measures(request: HttpRequest) -> HttpResponse:
    """Tell Prometheus what this process measures."""
    if not may_look_inside(request):
        raise Http404
    return HttpResponse(metrics.text(), content_type=metrics.CONTENT)


def may_administer(request: HttpRequest) -> bool:
    """Tell whether this is an administrator at this very machine, whose disk it is."""
    person = request.user
    known = isinstance(person, User) and person.role == Role.ADMINISTRATOR and not person.is_demo
    return known and on_this_machine(request)


def administered(view: View) -> View:
    """Call the view for who may administer this server; for anybody else there is nothing."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_administer(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_GET
@administered
def backups(request: HttpRequest) -> HttpResponse:
    """Show the backups, where they stand and what keeps the server from making more."""
    found = shelf.backups(shelf.home()) if shelf.database() else []
    lines = [(one, room.words(one.size), shelf.WORDS.get(one.why, "")) for one in found]
    context = {
        "lines": lines,
        "folder": shelf.home(),
        "second": shelf.second(),
        "fare": fare(),
        "file": shelf.database(),
        "minutes": settings.BACKUP_MINUTES,
    }
    return render(request, "upkeep/backups.html", context)


@require_POST
@administered
def back_up(request: HttpRequest) -> HttpResponse:
    """Make a backup now."""
    try:
        making.make(Why.ASKED)
    except making.Unable as problem:
        raise Refusal(problem.sentence) from problem
    messages.success(request, _("Sauvegarde faite et vérifiée."))
    return redirect("backups")


@require_GET
@administered
def backup(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a backup as one file: database, photos, key."""
    one = _named(name)
    packed = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    pack(one, packed)
    packed.seek(0)
    return FileResponse(packed, as_attachment=True, filename=f"{one.path.stem}.zip")


def _named(name: str) -> Backup:
    for one in shelf.backups(shelf.home()):
        if one.path.stem == name:
            return one
    raise Http404
