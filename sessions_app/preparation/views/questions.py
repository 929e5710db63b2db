"""Adding, editing, moving and removing questions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access.guards import guard
from ...access.roles import Right
from ...models import Cafe
from ..actions import questions as actions
from ..one_by_one import only
from ..row_forms import QuestionForm
from .answers import actor, changed, pick, saved

STEPS = {"monter": -1, "descendre": 1}


def step(way: str) -> int:
    """Return by how many places a path moves a row."""
    if way not in STEPS:
        raise Http404
    return STEPS[way]


@require_POST
@guard(Right.PREPARE)
def add_question(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Add an empty question and put the cursor in it."""
    question = actions.add(cafe, actor(request))
    focus = f"question-{question.pk}-text"
    return changed(request, cafe, "questions", focus, _("Question ajoutée."))


@require_POST
@guard(Right.PREPARE)
def edit_question(request: HttpRequest, cafe: Cafe, pk: int, field: str) -> HttpResponse:
    """Save the text or the kind of a question."""
    question = pick(cafe.questions.all(), pk=pk)
    if field not in QuestionForm.base_fields:
        raise Http404
    form = only(QuestionForm(0, request.POST, instance=question), field)
    if form.is_valid():
        actions.edit(cafe, actor(request), question, field, form.cleaned_data[field])  # type: ignore[arg-type]
    return saved(request, cafe, form)


@require_POST
@guard(Right.PREPARE)
def move_question(request: HttpRequest, cafe: Cafe, pk: int, way: str) -> HttpResponse:
    """Move a question up or down."""
    actions.move(cafe, actor(request), pick(cafe.questions.all(), pk=pk), step(way))
    return changed(request, cafe, "questions", f"question-{pk}-{way}", _("Question déplacée."))


@require_POST
@guard(Right.PREPARE)
def remove_question(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Remove a question that nobody has answered."""
    actions.remove(cafe, actor(request), pick(cafe.questions.all(), pk=pk))
    return changed(request, cafe, "questions", "add-question", _("Question retirée."))
