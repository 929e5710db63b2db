"""Guards: fetch what a request names and authorise it, in one step, for pages and sockets."""

from collections.abc import Callable, Mapping
from functools import wraps
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ..models import AccessLink, Cafe, LinkKind, User
from . import links, sessions
from .door import door_page
from .refusals import Refusal
from .roles import Right, may, series_of

View = Callable[..., HttpResponse]
UNAUTHORISED = 401
GONE = 410


def cafe_for(user: User | AnonymousUser, code: str, right: Right) -> Cafe:
    """Return the café; raise Http404 alike when it does not exist or is not this person's."""
    cafe = None
    if code.isascii() and code.isalnum():
        cafe = Cafe.objects.select_related("organisation", "owner").filter(code=code).first()
    if cafe is None or not may(user, cafe, right):
        raise Http404
    return cafe


def signed_in(cookies: Mapping[str, str]) -> User | AnonymousUser:
    """Return the account whose session these cookies hold, as the pages' middleware finds it."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(
        cookies.get(settings.SESSION_COOKIE_NAME)
    )
    return AnonymousUser() if sessions.over(request.session) else get_user(request)


def guard(right: Right) -> Callable[[View], View]:
    """Call the view with the café named by ``code`` in the path, if the account has ``right``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if isinstance(request.user, User):
                return view(request, cafe_for(request.user, code, right), *args, **kwargs)
            return sign_in_first(request)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return decorate


def guard_series(right: Right) -> Callable[[View], View]:
    """Call the view with the series named by ``pk`` in the path, if the account has ``right`` on one
    of its cafés; a series of others does not exist."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            if not isinstance(request.user, User):
                return sign_in_first(request)
            series = get_object_or_404(series_of(request.user, right), pk=pk)
            return view(request, series, *args, **kwargs)

        return guarded

    return decorate


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Lead who is not signed in there and back; refuse what they did, with their words on screen."""
    if request.headers.get("HX-Request") or request.method != "GET":
        raise Refusal(
            _(
                "Votre session est terminée. Ouvrez la connexion dans un autre onglet, "
                "puis refaites cette action ici."
            ),
            _("Ce que vous avez écrit est encore à l’écran."),
            status=UNAUTHORISED,
        )
    return redirect_to_login(request.get_full_path())


def admitted(kind: LinkKind, *, door: bool = False) -> Callable[[View], View]:
    """Call the view with the link of the path if this browser's cookie opens it.

    With ``door``, a browser that was never admitted gets the page that reads the QR code's secret;
    without, it gets 404.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(
            request: HttpRequest, public_id: str, *args: Any, **kwargs: Any
        ) -> HttpResponse:
            if door and links.by_cookie(request.COOKIES, public_id, kind) is None:
                return door_page(request, kind, public_id)
            link = link_for(request.COOKIES, public_id, kind)
            with translation.override(language_of(link.cafe)):
                return view(request, link, *args, **kwargs)

        guarded.link_kind = kind  # type: ignore[attr-defined]
        return guarded

    return decorate


def conducts(view: View) -> View:
    """Call the view with the café, for an account that may conduct it (``code`` in the path) or a
    browser that holds its conducting link (``public_id``)."""
    by_account = guard(Right.CONDUCT)(view)

    @admitted(LinkKind.CONDUCTOR)
    def by_link(request: HttpRequest, link: AccessLink, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, link.cafe, *args, **kwargs)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return (by_link if "public_id" in kwargs else by_account)(request, *args, **kwargs)

    return guarded


def language_of(cafe: Cafe) -> str:
    """Return the language of the room's screens: the café's, whatever a tablet is set to."""
    return "en" if cafe.language.startswith("en") else settings.LANGUAGE_CODE


def held_link(cookies: Mapping[str, str], public_id: str, kind: LinkKind) -> AccessLink:
    """Return the link that this browser was admitted to, ended or not; raise Http404 otherwise."""
    if link := links.by_cookie(cookies, public_id, kind):
        return link
    raise Http404


def link_for(cookies: Mapping[str, str], public_id: str, kind: LinkKind) -> AccessLink:
    """Return the admitted, standing link; raise Http404 or a refusal that says it was ended."""
    link = held_link(cookies, public_id, kind)
    if not links.opens(link):
        raise ended(kind)
    return link


def ended(kind: LinkKind) -> Refusal:
    """Return what a screen says whose link was ended."""
    if kind == LinkKind.PARTICIPANT:
        said = _("Ce lien n’ouvre plus rien : l’animation du café l’a remplacé ou fermé.")
        return Refusal(said, _("Demandez-lui la nouvelle adresse de la page."), status=GONE)
    return Refusal(
        _(
            "Ce lien n’ouvre plus rien : l’animation l’a fermé, ou le café est fini depuis "
            "plus d’une semaine. Demandez un nouveau code."
        ),
        _("Les idées encore sur cette tablette y restent."),
        status=GONE,
    )


def account(request: HttpRequest) -> User:
    """Return who is signed in, in a view that a guard let them into."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def conductor(request: HttpRequest) -> User | None:
    """Return who conducts: an account, or nobody known by name where it is by the link."""
    by_link = request.resolver_match and "public_id" in request.resolver_match.kwargs
    return request.user if isinstance(request.user, User) and not by_link else None


def same_origin(origin: str | None, host: str | None) -> bool:
    """Tell whether an Origin header names exactly the address that was asked: scheme, host, port."""
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    return bool(origin and host) and origin == f"{scheme}://{host}".lower()
