"""The page of the matrix, and the matrix as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ..access.guards import guard
from ..access.roles import Right
from ..models import Cafe
from .forms import number_from
from .matrix import matrix
from .matrix_rows import counts_of, novelties_of
from .sheets import csv_file, xlsx_file

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
@guard(Right.READ)
def matrix_page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show what stands behind the themes of a question: the one asked for, else the first."""
    questions = list(cafe.questions.all())
    asked = number_from(request.GET.get("question", ""))
    question = next(
        (one for one in questions if one.pk == asked), questions[0] if questions else None
    )
    context = {
        "cafe": cafe,
        "step": "synthesis",
        "questions": questions,
        "question": question,
        "matrix": matrix(cafe, question) if question else None,
    }
    return render(request, "synthesis/matrix.html", context)


@require_GET
@guard(Right.READ)
def export(request: HttpRequest, cafe: Cafe, name: str) -> HttpResponse:
    """Return the matrices of all questions as one file."""
    if name not in TYPES:
        raise Http404
    every = [matrix(cafe, question) for question in cafe.questions.all()]
    counts = counts_of(every)
    if name == "csv":
        file = csv_file(counts)
    else:
        file = xlsx_file({_("Thèmes"): counts, _("Rondes"): novelties_of(every)})
    answer = HttpResponse(file, content_type=TYPES[name])
    answer["Content-Disposition"] = f'attachment; filename="matrice-{cafe.code}.{name}"'
    return answer
