"""Setting how many tables stand, naming, removing and putting them back."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access.guards import guard
from ...access.roles import Right
from ...models import Cafe, Table
from ..actions import tables as actions
from ..queries import programme
from ..row_forms import TableForm, TablesForm
from ..stakes import at_stake, sentences
from .answers import actor, ask, changed, pick, pieces, saved


def doubt(request: HttpRequest, cafe: Cafe, tables: Sequence[Table]) -> HttpResponse | None:
    """Return the question to ask before removing ``tables``, if there is one to ask."""
    if "confirmed" in request.POST or not (said := sentences(at_stake(cafe, tables))):
        return None
    numbers = ", ".join(str(table.number) for table in tables)
    title = ngettext("Retirer la table %(n)s?", "Retirer les tables %(n)s?", len(tables))
    verb = ngettext("Retirer la table", "Retirer les tables", len(tables))
    # Whatever is answered, the number of tables on screen is the stored one.
    beside = pieces(request, cafe, ("tables",))
    return ask(request, title % {"n": numbers}, said, verb, beside)


@require_POST
@guard(Right.PREPARE)
def set_tables(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Set how many tables stand."""
    standing = programme(cafe).tables
    form = TablesForm(len(standing), request.POST)
    if not form.is_valid():
        return saved(request, cafe, form)
    count = form.cleaned_data["count"]
    if question := doubt(request, cafe, standing[count:]):
        return question
    actions.set_count(cafe, actor(request), count)
    return changed(request, cafe, "tables", "tables-count", _("Nombre de tables enregistré."))


@require_POST
@guard(Right.PREPARE)
def rename_table(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Save the name of a table."""
    table = pick(Table.objects.standing().filter(cafe=cafe), number=number)
    form = TableForm(request.POST, instance=table)
    if form.is_valid():
        actions.rename(cafe, actor(request), table, form.cleaned_data["name"])
    return saved(request, cafe, form)


@require_POST
@guard(Right.PREPARE)
def remove_table(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Remove a table, after a question if it has ideas or an open tablet."""
    table = pick(Table.objects.standing().filter(cafe=cafe), number=number)
    if question := doubt(request, cafe, [table]):
        return question
    actions.remove(cafe, actor(request), table)
    return changed(request, cafe, "tables", "tables-count", _("Table retirée."))


@require_POST
@guard(Right.PREPARE)
def put_back_table(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Let a removed table stand again."""
    table = pick(cafe.tables.all(), number=number)
    actions.put_back(cafe, actor(request), table)
    return changed(request, cafe, "tables", f"table-{table.pk}-name", _("Table remise."))
