"""An open board follows the programme: questions added, rewritten and removed, rounds renumbered."""

from sessions_app.live.regions import registry
from sessions_app.models import PhaseKind
from sessions_app.preparation.actions import phases, questions
from sessions_app.synthesis.regions import PROGRAMME, fragments, synthesis_regions
from tests.cast import add_note
from tests.synthesis.board import question, theme
from tests.synthesis.test_board import page


def latest(cafe):
    return fragments(cafe, cafe.events.order_by("-seq")[:1])


def test_the_board_hears_the_programme():
    (heard,) = [one.events for one in registry if one.render is synthesis_regions]
    assert set(PROGRAMME) <= heard


def test_a_rewritten_question_is_read_on_its_board(ana_browser, cafe, ana):
    first = question(cafe)
    assert f'id="board-question-{first.pk}"' in page(ana_browser, cafe)
    questions.edit(cafe, ana, first, "text", "Qu’est-ce qui vous lie?")
    assert "Qu’est-ce qui vous lie?" in latest(cafe)[f"board-question-{first.pk}"]


def test_each_board_gets_its_own_tabs_with_the_questions_of_now(ana_browser, cafe, ana):
    first = question(cafe)
    assert f'id="board-tabs-{first.pk}"' in page(ana_browser, cafe)
    added = questions.add(cafe, ana)
    tabs = latest(cafe)[f"board-tabs-{first.pk}"]
    assert f"?question={added.pk}" in tabs
    assert f'?question={first.pk}" aria-current="page"' in tabs
    assert tabs.count('aria-current="page"') == 1


def test_the_board_of_a_removed_question_says_so(cafe, ana):
    last = question(cafe, 2)
    pk = last.pk
    questions.remove(cafe, ana, last)
    changed = latest(cafe)
    assert "vient d’être retirée" in changed[f"board-question-{pk}"]
    assert f"?question={pk}" not in changed[f"board-tabs-{pk}"]


def test_a_board_without_a_question_gets_its_first(ana_browser, cafe, ana):
    cafe.questions.all().delete()
    address = f"/cafes/{cafe.code}/synthese/"
    assert 'id="board-tabs-0"' in ana_browser.get(address).content.decode()
    added = questions.add(cafe, ana)
    assert f"?question={added.pk}" in latest(cafe)["board-tabs-0"]


def test_rounds_are_renumbered_on_the_notes(cafe, ana):
    note = add_note(cafe, "Une idée", round_=2)
    funding = theme(cafe, "Financement", note)
    first = cafe.phases.filter(kind=PhaseKind.ROUND).first()
    phases.remove(cafe, ana, first)
    assert "Ronde 1" in latest(cafe)[f"theme-notes-{funding.pk}"]
