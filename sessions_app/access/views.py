"""The door: home, first account, signing in, codes and links, and the error pages."""

from typing import Any

from django.contrib.auth import login
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from . import demo, links, moving
from .actions import is_empty, open_house
from .forms import CodeForm, FirstAccountForm
from .refusals import Refusal, show
from .roomside import in_room, on_this_machine, own_address

KINDS = {path: kind for kind, path in links.PATHS.items()}


def home(request: HttpRequest) -> HttpResponse:
    """Lead a person where they work: own cafés, the first account, or the choice of a door."""
    if request.user.is_authenticated:
        return redirect("cafes")
    if is_empty() and on_this_machine(request):
        return redirect("welcome")
    return render(request, "access/home.html", {"form": CodeForm(), **sides(request)})


def sides(request: HttpRequest) -> dict[str, Any]:
    """Return what a page says of where accounts work."""
    away = in_room(request)
    return {"in_room": away, "own_address": own_address(request) if away else ""}


@never_cache
def welcome(request: HttpRequest) -> HttpResponse:
    """Create the first account, from the laptop's own browser only."""
    if not is_empty():
        return redirect("home")
    if not on_this_machine(request):
        return render(request, "access/not_open_yet.html", status=403)
    form = FirstAccountForm(request.POST or None)
    if form.is_valid():
        person = open_house(**form.cleaned_data)
        login(request, person)
        return redirect("cafes")
    return render(request, "access/welcome.html", {"form": form})


@never_cache
def enter_by_secret(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Admit this browser to a link by the secret of its QR code, or by a passage."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    given = request.POST.get("secret", "")[:128]
    link = links.by_secret(public_id, given, KINDS[kind]) or moving.by_passage(
        public_id, given, KINDS[kind]
    )
    if link is None:
        raise Refusal(
            _("Ce code QR n’ouvre plus rien : il a été remplacé ou fermé par l’animation."),
            _("Demandez le nouveau code QR, ou tapez le code à six caractères de votre table."),
            status=404,
        )
    response = redirect(links.path(link))
    links.admit(response, link)
    return response


@never_cache
def demo_door(request: HttpRequest, ticket: str) -> HttpResponse:
    """Open a screen of a demo café, signed in or admitted."""
    door = demo.door(ticket)
    if door is None or (door.user and in_room(request)):
        raise Http404
    response = redirect(door.target)
    if door.link:
        links.admit(response, door.link)
    if door.user:
        login(request, door.user, "django.contrib.auth.backends.ModelBackend")
    return response


def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 once the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here, the same whether it exists or not."""
    where = sides(request)
    light = where["in_room"] and not where["own_address"]
    return render(request, "access/nothing_here.html" if light else "404.html", where, status=404)


def failure(request: HttpRequest) -> HttpResponse:
    """Say that the server failed, without relying on anything that may have failed."""
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page is too old to send anything."""
    return show(
        request,
        Refusal(
            _("Cette page est ouverte depuis trop longtemps. Rechargez-la, puis recommencez."),
            _("Copiez d’abord ce que vous venez d’écrire."),
            status=403,
        ),
    )
