"""Taking a café out as an archive, and bringing one in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..access.guards import guard
from ..access.openings import opening
from ..access.roles import Right
from ..models import Cafe, Opened, User
from ..preparation.gallery import may_create
from ..preparation.views.cafes import own_account
from .actions import import_cafe
from .forms import ImportForm
from .queries import archive


@require_GET
@never_cache
@guard(Right.READ)
@opening(Opened.ARCHIVE)
def archive_download(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Send the archive of a café as a file."""
    return HttpResponse(
        archive(cafe),
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="cafe-{cafe.code}.cafe"'},
    )


@never_cache
@login_required
def cafe_import(request: HttpRequest) -> HttpResponse:
    """Make a café from an archive, with errors told beside the field."""
    assert isinstance(request.user, User)
    if request.user.is_demo:
        return own_account(request)
    if not may_create(request.user):
        raise Http404
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        cafe = import_cafe(form.cleaned_data["file"], request.user)
        messages.success(request, _imported(cafe, form.cleaned_data["file"].wanted_code))
        return redirect("preparation", cafe.code)
    return render(request, "closing/import.html", {"form": form})


def _imported(cafe: Cafe, wanted: str) -> str:
    """Say what was imported, and whether its code had to change."""
    if wanted in ("", cafe.code):
        return _("Le café est importé. Ses tables ont de nouveaux codes.")
    return _(
        "Le café est importé. Le code %(wanted)s est déjà pris ici : il porte maintenant le "
        "code %(code)s. Ses tables ont aussi de nouveaux codes."
    ) % {"wanted": wanted, "code": cafe.code}
