"""The access page: QR codes and codes of the tables, their print and their end."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import guard
from ...access.roles import Right
from ...models import Cafe, LinkKind, Table
from ..actions import links as actions
from ..addresses import choices, chosen, reaches_this_machine_only
from ..cards import access_cards, conductor_card, projector_card
from ..readiness import in_a_sentence
from .answers import actor, ask, pick


def access_context(request: HttpRequest, cafe: Cafe) -> dict[str, Any]:
    """Return the cards of a café, at the address chosen for them."""
    base = chosen(request)
    return {
        "cafe": cafe,
        "step": "preparation",
        "base": base,
        "bases": choices(request),
        "alone": reaches_this_machine_only(base),
        "here_alone": reaches_this_machine_only(f"//{request.get_host()}"),
        "cards": access_cards(cafe, base),
        "projector": projector_card(cafe, base),
        "conductor": conductor_card(cafe, base),
    }


@require_GET
@never_cache
@guard(Right.PREPARE)
def access(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show how tablets and the projection get in."""
    return render(request, "preparation/access.html", access_context(request, cafe))


@require_GET
@never_cache
@guard(Right.PREPARE)
def print_cards(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the table cards as they are printed and cut apart."""
    return render(request, "preparation/print_cards.html", access_context(request, cafe))


@require_POST
@guard(Right.PREPARE)
def cards_printed(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Note which address the cards bear, since somebody just had them printed."""
    actions.cards_printed(cafe, actor(request), chosen(request))
    return HttpResponse(status=204)


@require_GET
@never_cache
@guard(Right.PREPARE)
def show_card(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Show the QR code of one table (0: the projection) over the whole screen."""
    context = access_context(request, cafe)
    cards = [context["projector"], *context["cards"]]
    numbers = [card.table.number if card.table else 0 for card in cards]
    here = numbers.index(number) if number in numbers else 0
    around = {"before": numbers[here - 1], "after": numbers[(here + 1) % len(cards)]}
    return render(request, "preparation/show_card.html", {**context, **around, "card": cards[here]})


@require_POST
@guard(Right.PREPARE)
def revoke_link(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """End the link of a table (0: the projection), after a question."""
    table = named(cafe, number)
    if "confirmed" not in request.POST:
        said = [_("Son code QR et son code cessent d’ouvrir quoi que ce soit, même déjà ouverts.")]
        if table:
            said += [
                _(
                    "Les idées reçues restent. Celles que la tablette enverrait encore seront "
                    "retenues jusqu’à votre décision."
                )
            ]
        of_table = _("Fermer le lien de la %(table)s?")
        title = (
            of_table % {"table": in_a_sentence(table)}
            if table
            else _("Fermer le lien de la projection?")
        )
        return ask(request, title, said, _("Fermer ce lien"))
    actions.revoke(cafe, actor(request), table)
    return anew(request, cafe, number, _("Lien fermé."))


@require_POST
@guard(Right.PREPARE)
def renew_link(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Give a table (0: the projection) a new link, after a question."""
    table = named(cafe, number)
    if "confirmed" not in request.POST and cafe.links.filter(table=table, revoked_at=None).exclude(
        kind=LinkKind.CONDUCTOR
    ):
        said = [
            _(
                "Les cartes déjà imprimées ne serviront plus, et une tablette déjà ouverte devra "
                "entrer avec le nouveau code."
            ),
            _(
                "Les idées reçues restent. Celles que l’ancienne tablette enverrait encore seront "
                "retenues jusqu’à votre décision."
            ),
        ]
        return ask(request, _("Donner un nouveau code?"), said, _("Nouveau code"))
    actions.renew(cafe, actor(request), table)
    return anew(request, cafe, number, _("Nouveau code prêt."))


@require_POST
@guard(Right.PREPARE)
def renew_conductor(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Give the café a conducting link, in place of the earlier one."""
    actions.renew(cafe, actor(request), None, LinkKind.CONDUCTOR)
    return anew(request, cafe, 0, _("Lien d’animation prêt."))


@require_POST
@guard(Right.PREPARE)
def revoke_conductor(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """End the conducting link; its open consoles close."""
    actions.revoke(cafe, actor(request), None, LinkKind.CONDUCTOR)
    return anew(request, cafe, 0, _("Lien d’animation fermé."))


def named(cafe: Cafe, number: int) -> Table | None:
    """Return the standing table of this number, or None for the projection (0)."""
    return pick(Table.objects.standing().filter(cafe=cafe), number=number) if number else None


def anew(request: HttpRequest, cafe: Cafe, number: int, said: str) -> HttpResponse:
    """Answer with all the cards as they now are."""
    context = {**access_context(request, cafe), "oob": True, "said": said}
    parts = ("preparation/_cards.html", "preparation/_said.html")
    return HttpResponse("".join(render_to_string(part, context, request) for part in parts))
