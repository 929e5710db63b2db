"""The blocks of the fiche: listed, added, saved, moved, removed and brought back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import guard
from ...access.roles import Right
from ...models import Block, BlockKind, Cafe
from .. import actions
from ..forms import BlockForm, NewBlockForm
from . import answers


@never_cache
@require_GET
@guard(Right.WRITE)
def listing(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show all blocks anew, as after the shape of a section changed."""
    return answers.blocks(request, cafe)


@require_POST
@guard(Right.WRITE)
def add(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Add a block after another; several lines of bullets become several bullets."""
    form = NewBlockForm(cafe, request.POST)
    if not (form.known and form.is_valid()):
        return answers.wrong(request, form.errors)
    after = request.POST.get("after", "")
    made = actions.add_blocks(cafe, answers.actor(request), after, form.rows())
    said = _("Ajouté : %(kind)s.") % {"kind": made[-1].get_kind_display()}
    return answers.blocks(request, cafe, focus=made[-1].pk, said=said)


@guard(Right.WRITE)
def block(request: HttpRequest, cafe: Cafe, block: int) -> HttpResponse:
    """Show one block as it is stored, or save it."""
    if request.method != "POST":
        return show(request, cafe, block)
    kind = Block.objects.filter(fiche__cafe=cafe, pk=block).values_list("kind", flat=True).first()
    form = BlockForm(cafe, kind or BlockKind.PARAGRAPH, request.POST)
    if not form.is_valid():
        return answers.wrong(request, form.errors)
    version = answers.number_from(request.POST.get("version", ""))
    given = form.cleaned_data
    try:
        stored = actions.save_block(cafe, answers.actor(request), block, version, given)
    except actions.Stale as stale:
        context = {"cafe": cafe, "block": stale.block, "yours": given, "refusal": stale}
        return render(request, "fiche/_stale.html", context, status=stale.status)
    event = answers.ARRANGED if "shape" in given else ""
    row = answers.written(cafe).row(stored.pk)
    return answers.saved(request, {"cafe": cafe, "block": stored, "row": row}, event)


def show(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Return one block as it is stored; all of them where it has gone."""
    text = answers.written(cafe)
    found = text.row(pk)
    if found is None:
        return answers.blocks(request, cafe)
    return render(request, "fiche/_block.html", {**answers.listed(cafe, text), "row": found})


@require_POST
@guard(Right.WRITE)
def move(request: HttpRequest, cafe: Cafe, block: int) -> HttpResponse:
    """Move a block up or down, with what it holds."""
    up = request.POST.get("direction") == "up"
    done = actions.move_block(cafe, answers.actor(request), block, up)
    said = (_("Monté.") if up else _("Descendu.")) if done else _("Ce bloc est déjà au bout.")
    return answers.blocks(request, cafe, said=said)


@require_POST
@guard(Right.WRITE)
def remove(request: HttpRequest, cafe: Cafe, block: int) -> HttpResponse:
    """Remove a block with what it holds; the page gets what it takes to bring it back."""
    gone, ticket, neighbour = actions.remove_block(cafe, answers.actor(request), block)
    said = _("Retiré : %(kind)s.") % {"kind": gone[0].get_kind_display()}
    return answers.blocks(request, cafe, focus=neighbour, said=said, gone=gone, ticket=ticket)


@require_POST
@guard(Right.WRITE)
def restore(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Bring back what a removal took."""
    ticket = request.POST.get("ticket", "")
    made = actions.restore_blocks(cafe, answers.actor(request), ticket)
    focus = made[0].pk if made else None
    return answers.blocks(request, cafe, focus=focus, said=_("Le retrait est annulé."))
