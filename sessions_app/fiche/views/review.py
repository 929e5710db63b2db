"""The review beside the text: what to look at before publishing, accepted or mended from there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import guard
from ...access.refusals import Refusal
from ...access.roles import Right
from ...models import Cafe
from ...wording.inclusive import Proposal, applied
from .. import actions, checks
from ..checks.material import Finding
from . import answers


@never_cache
@require_GET
@guard(Right.WRITE)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the review beside the text; all that a check found, each with its place."""
    return panel(request, cafe)


def panel(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Render the review anew."""
    found = checks.review(cafe, answers.written(cafe))
    return render(request, "fiche/_side.html", {"cafe": cafe, "side": "review", "review": found})


@require_POST
@guard(Right.WRITE)
def accept(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Accept findings of one kind that are there now: those named, or all of them."""
    kind, named = request.POST.get("kind", ""), set(request.POST.getlist("about"))
    found = checks.review(cafe, answers.written(cafe))
    open_ = [one for group in found.groups if group.kind == kind for one in group.open]
    about = [one.about for one in open_ if one.about in named]
    if not about:
        raise Refusal(_("Cette remarque n’est plus là : ce qu’elle disait vient de changer."))
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    actions.accept(cafe, answers.actor(request), kind, about, reason)
    return panel(request, cafe)


@require_POST
@guard(Right.WRITE)
def look_again(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Take an acceptance back."""
    sent = request.POST
    actions.look_again(cafe, answers.actor(request), sent.get("kind", ""), sent.get("about", ""))
    return panel(request, cafe)


@require_POST
@guard(Right.WRITE)
def replace(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Put one of its proposals in the place of a shortened form, if both are there still."""
    found = checks.review(cafe, answers.written(cafe))
    about, words = request.POST.get("about", ""), request.POST.get("words", "")
    every = [
        one for group in found.groups for one in group.open if one.about == about and one.block
    ]
    pairs = [(one, p) for one in every for p in one.proposals if p.text == words]
    if not pairs:
        raise Refusal(_("Cette forme n’est plus là : le texte vient de changer."))
    finding, proposal = pairs[0]
    _put(request, cafe, finding, proposal)
    return answers.blocks(request, cafe, said=_("Remplacé par « %(words)s ».") % {"words": words})


def _put(request: HttpRequest, cafe: Cafe, finding: Finding, proposal: Proposal) -> None:
    row = answers.written(cafe).row(finding.block or 0)
    if row:
        text = applied(getattr(row.block, finding.part), proposal)
        given = {finding.part: text}
        actions.save_block(cafe, answers.actor(request), row.block.pk, row.block.version, given)
