"""Words replaced at their place from the review, and how a fiche names women and men."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from ...access.guards import guard
from ...access.refusals import Refusal, show
from ...access.roles import Right
from ...models import Cafe
from ...wording.typography import clean
from .. import actions
from ..entries import Entry
from . import answers, review


@require_POST
@guard(Right.WRITE)
def replace(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Replace the very occurrence shown; what undoes it waits at the foot of the page.

    Where the text has changed, nothing is replaced and the page reads it again.
    """
    sent = request.POST
    pk, start = (answers.number_from(sent.get(name, "")) for name in ("block", "start"))
    was, now, name = clean(sent.get("was", "")), clean(sent.get("now", "")), sent.get("name", "")
    try:
        fiche = actions.replace_words(cafe, answers.actor(request), pk, name, start, was, now)
    except Refusal as refusal:
        return trigger_client_event(show(request, refusal), answers.ARRANGED)
    response = answers.blocks(request, cafe, said=_("Remplacé par « %(now)s ».") % {"now": now})
    context = {"cafe": cafe, "sent": sent, "was": was, "now": now}
    context["entry"] = None if pk else Entry(fiche, name)
    response.write(render_to_string("fiche/_replaced.html", context, request))
    return response


@require_POST
@guard(Right.WRITE)
def profile(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Choose how the fiche names women and men."""
    actions.choose_profile(cafe, answers.actor(request), request.POST.get("profile", ""))
    return trigger_client_event(review.panel(request, cafe), answers.ARRANGED)
