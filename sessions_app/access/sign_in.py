"""Signing in: guessing a password gets slow, by name and never by address, which a room shares."""

from typing import Any

from django.contrib.auth.views import LoginView
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ..models import Opened, User
from .forms import SignInForm
from .openings import note_sign_in
from .pace import Paces

# Ten at once, as of somebody who looks for the right one; then one each 10 s.
tries = Paces(rate=0.1, burst=10)
# Whoever has signed in from a browser is not made to wait there for those who guess elsewhere.
KNOWN, KNOWN_FOR = "worldcafe_known", 60 * 60 * 24 * 90
SALT = "worldcafe.known"
TOO_MANY = 429


class SignIn(LoginView):
    """Signing in with an account."""

    form_class = SignInForm
    template_name = "access/sign_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse, its password unread, what comes too fast for its name."""
        name = request.POST.get("username", "").strip().casefold()[:150]
        seconds = tries.wait((name, known(request, name)))
        if not seconds:
            return super().post(request, *args, **kwargs)
        form = SignInForm(request)
        form.fields["username"].initial = request.POST.get("username", "")[:150]
        said = _(
            "Trop d’essais avec cet identifiant. Attendez %(seconds)d secondes, puis réessayez."
        )
        context = self.get_context_data(form=form, wait=said % {"seconds": int(seconds) + 1})
        headers = {"Retry-After": str(int(seconds) + 1)}
        return self.response_class(
            request, [self.template_name], context, status=TOO_MANY, headers=headers
        )

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, under a new session key, and remember the browser."""
        response = super().form_valid(form)
        note_sign_in(form.get_user(), Opened.SIGNED_IN)
        response.set_cookie(
            KNOWN,
            signing.dumps(form.get_user().get_username().casefold(), salt=SALT),
            max_age=KNOWN_FOR,
            path=self.request.path,
            httponly=True,
            samesite="Lax",
            secure=self.request.is_secure(),
        )
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Refuse, and note it for the account that was tried."""
        name = str(form.data.get("username", ""))[:150]
        note_sign_in(User.objects.filter(username=name).first(), Opened.SIGN_IN_REFUSED)
        return super().form_invalid(form)


def known(request: HttpRequest, name: str) -> str:
    """Return the mark of a browser from which this very name has signed in; empty for others."""
    mark = request.COOKIES.get(KNOWN, "")
    try:
        return mark if signing.loads(mark, salt=SALT, max_age=KNOWN_FOR) == name else ""
    except signing.BadSignature:
        return ""
