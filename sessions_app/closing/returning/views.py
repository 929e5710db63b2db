"""The return page as the animation sets it, and as participants read it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access import links
from ...access.guards import account, admitted, guard
from ...access.roles import Right
from ...fiche.exports.web import render_body
from ...fiche.freezing import thawed
from ...models import AccessLink, Cafe, LinkKind, Note, ReturnPage
from ...preparation.actions.links import renew
from ...preparation.addresses import choices, chosen, reaches_this_machine_only
from ...preparation.cards import card
from ..harvested import harvested
from . import actions
from .summary import approved, remembered, return_page, summary


@require_GET
@never_cache
@guard(Right.CONDUCT)
def manage(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the state of the page, its QR code, its words and what it may show."""
    base, page = chosen(request), return_page(cafe)
    link = links.standing(LinkKind.PARTICIPANT).filter(cafe=cafe).first()
    context = {
        "cafe": cafe,
        "step": "after",
        "page": page,
        "card": card(None, link, page.address or base),
        "base": base,
        "bases": choices(request),
        "alone": reaches_this_machine_only(base),
        "here_alone": reaches_this_machine_only(f"//{request.get_host()}"),
        **offered(cafe, page),
    }
    return render(request, "closing/return_page.html", context)


def offered(cafe: Cafe, page: ReturnPage) -> dict[str, Any]:
    """Return the notes to choose from: by question, then by theme, those of no theme last."""
    found = harvested(cafe)
    chosen = set(page.chosen.values_list("note", flat=True)) if page.pk else set()
    groups = [(question, found.grouped(question)) for question in found.plan.questions]
    return {"found": found, "question_groups": groups, "chosen": chosen}


@require_POST
@guard(Right.CONDUCT)
def open_page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Open the page at the address chosen for its QR code."""
    actions.open_page(cafe, account(request), chosen(request))
    return back(request, cafe, _("La page de retour est ouverte."))


@require_POST
@guard(Right.CONDUCT)
def close_page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Close the page."""
    actions.close_page(cafe, account(request))
    return back(
        request, cafe, _("La page de retour est fermée : elle dit maintenant qu’elle l’est.")
    )


@require_POST
@guard(Right.CONDUCT)
def new_code(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Give the page a new link; the earlier QR code opens nothing any more."""
    renew(cafe, account(request), None, LinkKind.PARTICIPANT)
    return back(request, cafe, _("Nouveau code prêt. L’ancien n’ouvre plus rien."))


@require_POST
@guard(Right.CONDUCT)
def thank(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Set the words of thanks."""
    actions.thank(cafe, account(request), request.POST.get("thanks", "").strip())
    return back(request, cafe, _("Mot de remerciement enregistré."))


@require_POST
@guard(Right.CONDUCT)
def suggest(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Choose a note for each theme that shows none."""
    actions.suggest(cafe, account(request))
    return back(
        request, cafe, _("Une note est montrée pour chaque thème. Retirez celles qu’il faut.")
    )


@require_POST
@guard(Right.CONDUCT)
def show(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Show a note on the page, or no more; answer with its line as it now is."""
    shown = request.POST.get("shown") == "1"
    actions.show(cafe, account(request), pk, shown)
    if not request.headers.get("HX-Request"):
        return redirect("return-page", cafe.code)
    context = {"cafe": cafe, "note": Note.objects.get(pk=pk), "shown": shown}
    return render(request, "closing/_return_note.html", context)


@require_GET
@never_cache
@guard(Right.CONDUCT)
def preview(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the page as participants find it, open or not."""
    return render(request, "closing/return.html", reading(cafe, "") | {"preview": True})


@require_GET
@never_cache
@admitted(LinkKind.PARTICIPANT, door=True)
def participant(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Show the page to a participant; while it is closed, the votes, or that it is closed."""
    if not return_page(link.cafe).opened_at:
        if remembered.of(link.cafe).votes:
            return redirect("dots-phone", link.public_id)
        return render(request, "closing/return_closed.html", {"cafe": link.cafe})
    return render(request, "closing/return.html", reading(link.cafe, links.path(link)))


@require_GET
@never_cache
@admitted(LinkKind.PARTICIPANT)
def participant_fiche(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Show the approved fiche to a participant."""
    version = approved(link.cafe) if return_page(link.cafe).opened_at else None
    if version is None:
        raise Http404
    body = render_body(thawed(version.document), anchors=False)
    context = {"cafe": link.cafe, "body": body, "path": links.path(link)}
    return render(request, "closing/return_fiche.html", context)


def reading(cafe: Cafe, path: str) -> dict[str, Any]:
    """Return what the page shows; ``path`` is where its link leads, empty in a preview."""
    found = remembered.of(cafe) if path else summary(cafe)
    return {"cafe": cafe, "summary": found, "version": approved(cafe), "path": path}


def back(request: HttpRequest, cafe: Cafe, said: str) -> HttpResponse:
    """Return to the page's settings with what was done."""
    messages.success(request, said)
    return redirect("return-page", cafe.code)
