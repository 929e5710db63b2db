"""Coming in by a code: the form, the waiting room, and the answers of the console."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..access import links, pace
from ..access.attempts import SLOWLY, wrong_codes
from ..access.forms import CodeForm
from ..access.guards import conductor, conducts, guard, language_of
from ..access.roles import Right
from ..models import AccessLink, Cafe
from . import entering
from . import entry_actions as actions
from .entering import State
from .views import command, done

WRONG = _(
    "Ce code n’ouvre aucune table. Vérifiez-le sur la carte de votre table; "
    "s’il est juste, demandez un nouveau code à l’animation."
)
TOO_MANY = _(
    "Plusieurs demandes viennent d’être faites avec ce code. Attendez dix secondes, puis touchez de "
    "nouveau le bouton; le code QR de la carte, lui, ouvre tout de suite."
)
open_codes = command(lambda r, cafe: actions.open_codes(cafe, conductor(r)))
close_codes = command(lambda r, cafe: actions.close_codes(cafe, conductor(r)))


@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """Open the screen of a 6-character code, or ask the animator to."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        link = links.by_code(form.cleaned_data["code"])
        if link is None:
            form.add_error("code", WRONG)
            response = render(request, "access/enter.html", {"form": form})
            response[SLOWLY] = str(wrong_codes.failed())
            return response
        elif entering.opens_at_once(link):
            return admitted(link)
        elif asks_already(request, link):
            return redirect("waiting")
        elif pace.requests.wait(link.pk):
            form.add_error("code", TOO_MANY)
        else:
            return asked(link)
    return render(request, "access/enter.html", {"form": form})


def admitted(link: AccessLink) -> HttpResponse:
    """Let a browser in."""
    response = redirect(links.path(link))
    links.admit(response, link)
    response.delete_cookie(entering.COOKIE, path=entering.COOKIE_PATH)
    return response


def asks_already(request: HttpRequest, link: AccessLink) -> bool:
    """Tell whether this browser waits for this very link."""
    before = entering.by_cookie(request.COOKIES)
    waits = before is not None and before.link_id == link.pk
    return waits and entering.state(before) == State.WAITING


def asked(link: AccessLink) -> HttpResponse:
    """Ask the animator; the browser learns of the answer by its cookie."""
    response = redirect("waiting")
    response.set_cookie(
        entering.COOKIE,
        actions.ask(link),
        max_age=int(2 * entering.LIFE.total_seconds()),
        path=entering.COOKIE_PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@require_GET
@never_cache
def waiting(request: HttpRequest) -> HttpResponse:
    """Show that a device waits; go on by itself once it is let in."""
    entry = entering.by_cookie(request.COOKIES)
    told = entering.state(entry)
    if entry and told == State.ACCEPTED:
        return admitted(entry.link)
    context = {"entry": entry, "state": told, "form": CodeForm()}
    language = language_of(entry.link.cafe) if entry else translation.get_language()
    with translation.override(language):
        return render(request, "access/waiting.html", context)


@require_GET
@never_cache
def waiting_state(request: HttpRequest) -> HttpResponse:
    """Tell the waiting page what became of its request."""
    return JsonResponse({"state": entering.state(entering.by_cookie(request.COOKIES))})


@require_GET
@never_cache
@guard(Right.CONDUCT)
def listing(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show who waits, to a page of the preparation that asks now and then."""
    return render(request, "facilitation/_entries.html", entering.entries(cafe))


@require_POST
@conducts
def let_in(request: HttpRequest, cafe: Cafe, entry: int) -> HttpResponse:
    """Let a device in."""
    actions.answer(cafe, conductor(request), entry, True)
    return done(request, cafe)


@require_POST
@conducts
def turn_away(request: HttpRequest, cafe: Cafe, entry: int) -> HttpResponse:
    """Turn a device away."""
    actions.answer(cafe, conductor(request), entry, False)
    return done(request, cafe)
