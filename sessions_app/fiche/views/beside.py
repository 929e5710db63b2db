"""The fiche beside the board of the synthesis: read there, and written from a note's place."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ...access.guards import guard
from ...access.roles import Right
from ...models import Cafe
from ..beside import beside
from ..queries import manuscript
from . import answers


@never_cache
@require_GET
@guard(Right.WRITE)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show where a note went, and the part of the fiche about the question of the board."""
    return panel(request, cafe, request.GET)


def panel(request: HttpRequest, cafe: Cafe, asked: QueryDict, said: str = "") -> HttpResponse:
    """Render the panel for the question asked (else the first), with what was just done."""
    questions = cafe.questions.all()
    if "question" in asked:
        questions = questions.filter(pk=answers.number_from(asked.get("question", "")))
    question = questions.first()
    if question is None:
        raise Http404
    text = manuscript(cafe)
    note = answers.number_from(asked.get("note", ""))
    found = beside(cafe, text, question, note, answers.actor(request))
    context = {"cafe": cafe, "beside": found, "begun": text is not None, "said": said}
    return render(request, "fiche/_beside.html", context)
