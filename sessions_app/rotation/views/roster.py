"""The roster: its page, lists brought in, people edited one by one, rules."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ...access.guards import account, guard
from ...access.openings import opening
from ...access.refusals import Refusal
from ...access.roles import Right
from ...models import Cafe, Opened, Participant, RuleKind
from .. import roster_text
from ..actions import roster as actions
from ..actions import steps
from ..actions.seats import set_counts
from ..forms import CountForm, ListForm, PersonForm
from ..queries import check_hosts, roster, rule_kinds
from ..roster_file import text_of

UNPROCESSABLE = 422


def context(cafe: Cafe, **more: Any) -> dict[str, Any]:
    """Return what the page shows."""
    found = roster(cafe)
    return {
        "cafe": cafe,
        "step": "preparation",
        "roster": found,
        "undoable": found.last and found.last.kind in ("added", "removed", "edited"),
        "kinds": rule_kinds(),
        "form": ListForm(auto_id="list-%s"),
        "count_form": CountForm(instance=found.seating),
        **more,
    }


@require_GET
@never_cache
@guard(Right.PREPARE)
@opening(Opened.ROSTER)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the roster."""
    return render(request, "rotation/roster.html", context(cafe))


def answer(
    request: HttpRequest, cafe: Cafe, said: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    """Answer a change with the whole roster as it now is; without htmx, with its page."""
    if not request.headers.get("HX-Request") and status < 400:
        return redirect("roster", cafe.code)
    htmx = request.headers.get("HX-Request")
    template = "rotation/_roster.html" if htmx else "rotation/roster.html"
    return render(request, template, context(cafe, said=said, **more), status=status)


@require_POST
@guard(Right.PREPARE)
def bring_in(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Add the people of a list; with faults, keep the text on screen and say them by line."""
    upload = request.FILES.get("file")
    try:
        text = text_of(upload) if upload else request.POST.get("text", "")
    except Refusal as refusal:
        form = ListForm({"text": request.POST.get("text", "")}, auto_id="list-%s")
        form.add_error("file", f"{refusal.sentence} {refusal.kept}")
        return answer(request, cafe, status=UNPROCESSABLE, form=form)
    listing = roster_text.read(text)
    check_hosts(cafe, listing)
    if listing.faults and "partly" not in request.POST:
        return again(request, cafe, text, listing)
    if not listing.people:
        return again(request, cafe, text, listing)
    added = actions.add_people(cafe, account(request), listing.people)
    return answer(request, cafe, summary(added, listing), **left_over(text, listing))


def again(
    request: HttpRequest, cafe: Cafe, text: str, listing: roster_text.Listing
) -> HttpResponse:
    """Show the list again, with what is wrong in it."""
    form = ListForm({"text": text}, auto_id="list-%s")
    if not text.strip():
        form.add_error("text", _("Collez d’abord une liste, ou choisissez un fichier."))
    elif not listing.people and not listing.faults:
        form.add_error("text", _("Aucune personne n’est nommée sous cet en-tête."))
    return answer(request, cafe, status=UNPROCESSABLE, form=form, listing=listing)


def left_over(text: str, listing: roster_text.Listing) -> dict[str, Any]:
    """Return the form with the lines that were not added, its header included."""
    if not listing.faults:
        return {}
    lines = text.splitlines()
    kept = [listing.header] * bool(listing.header) + [fault.line for fault in listing.faults]
    rest = "\n".join(lines[number - 1] for number in kept)
    shown = roster_text.Listing(header=int(bool(listing.header)))
    for line, fault in enumerate(listing.faults, shown.header + 1):
        shown.faults.append(roster_text.Fault(line, fault.sentence))
    return {"form": ListForm({"text": rest}, auto_id="list-%s"), "listing": shown}


def summary(added: actions.Added, listing: roster_text.Listing) -> str:
    """Say what became of a list."""
    said = [ngettext("%(n)d personne ajoutée.", "%(n)d personnes ajoutées.", added.added)]
    if added.known:
        said += [ngettext("%(k)d y était déjà.", "%(k)d y étaient déjà.", added.known)]
    if listing.aside:
        said += [_("Colonnes laissées de côté : %(aside)s.")]
    words = {"n": added.added, "k": added.known, "aside": ", ".join(listing.aside)}
    return " ".join(said) % words


@require_http_methods(["GET", "POST"])
@never_cache
@guard(Right.PREPARE)
def edit(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Show a person in the dialog; store what was changed."""
    person = actions.standing(cafe, pk)
    person.cafe = cafe
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        actions.edit(cafe, account(request), person, form.cleaned_data)
        return answer(request, cafe, _("Modification enregistrée."))
    status = UNPROCESSABLE if form.errors else 200
    more = {"cafe": cafe, "person": person, "form": form, "roster": roster(cafe)}
    response = HttpResponse(render_to_string("rotation/_person.html", more, request), status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#dialog", "innerHTML"
    return response


@require_POST
@guard(Right.PREPARE)
def remove(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Take a person off the roster."""
    person = actions.standing(cafe, pk)
    actions.remove(cafe, account(request), person)
    return answer(request, cafe, _("%(name)s ne figure plus dans la liste.") % {"name": person})


@require_POST
@guard(Right.PREPARE)
def add_rule(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Add a rule between the people that were ticked."""
    ticked = [pk for pk in request.POST.getlist("person") if pk.isdecimal() and len(pk) < 18]
    people = list(Participant.objects.standing().filter(cafe=cafe, pk__in=ticked))
    kind, number = request.POST.get("kind", ""), request.POST.get("table", "")
    if kind not in RuleKind.values:
        raise Refusal(_("Cette règle n’existe pas. Rechargez la page."))
    wanted = kind == RuleKind.SEATED and number.isdecimal() and len(number) < 5
    table = cafe.tables.filter(number=number).first() if wanted else None
    actions.add_rule(cafe, account(request), RuleKind(kind), people, table)
    return answer(request, cafe, _("Règle ajoutée : elle vaut pour le prochain plan."))


@require_POST
@guard(Right.PREPARE)
def remove_rule(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Lift a rule."""
    actions.remove_rule(cafe, account(request), pk)
    return answer(request, cafe, _("Règle levée."))


@require_POST
@guard(Right.PREPARE)
def count(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Set how many people come and how many a table takes."""
    form = CountForm(request.POST, instance=roster(cafe).seating)
    if not form.is_valid():
        return answer(request, cafe, status=UNPROCESSABLE, count_form=form)
    set_counts(cafe, account(request), **form.cleaned_data)
    return answer(request, cafe, _("Nombre enregistré."))


@require_POST
@guard(Right.PREPARE)
def undo(request: HttpRequest, cafe: Cafe, step: int) -> HttpResponse:
    """Undo what was done last to the roster."""
    steps.undo(cafe, account(request), step)
    return answer(request, cafe, _("Annulé."))
