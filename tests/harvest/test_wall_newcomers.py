"""What the programme and stray notes change on an open wall: rows and questions come and go."""

from sessions_app.harvest.plenary_actions import add_plenary_note
from sessions_app.live.events import writing
from sessions_app.models import Note, PhaseState, QuestionMode
from sessions_app.preparation.actions import cafes, questions
from tests.cast import add_note
from tests.harvest.test_wall import UID, begin, shown
from tests.harvest.test_wall_live import regions


def told(cafe, note, kind="note-added"):
    """Record what happened to a note; return what an open wall gets."""
    with writing(cafe) as change:
        change.record(kind, note=note.pk, question=note.question_id, round=note.round_id)
    return latest(cafe)


def latest(cafe):
    return regions(cafe, cafe.events.order_by("-seq")[:1])


def test_a_question_that_is_rewritten_is_read_on_an_open_wall(cafe, ana):
    begin(cafe, 1, state=PhaseState.RUNNING)
    question = cafe.questions.first()
    questions.edit(cafe, ana, question, "text", "Qu’est-ce qui vous lie?")
    assert "Qu’est-ce qui vous lie?" in latest(cafe)[f"wall-group-{question.pk}"]


def test_a_note_in_a_round_that_does_not_ask_its_question_brings_the_row(cafe):
    note = add_note(cafe, "Hors sujet, mais gardée", round_=1, question=1)
    changed = told(cafe, note)
    assert "Hors sujet, mais gardée" in changed[f"wall-group-{note.question_id}"]


def test_the_last_note_of_such_a_row_takes_the_row_away(cafe):
    note = add_note(cafe, "Hors sujet", round_=1, question=1)
    Note.objects.filter(pk=note.pk).update(deleted_at=cafe.created_at)
    group = told(cafe, note, "note-deleted")[f"wall-group-{note.question_id}"]
    assert f"wall-{note.question_id}-{note.round_id}" not in group


def test_each_question_has_its_place_on_the_page_before_anything_is_said_of_it(ana_browser, cafe):
    cafe.mode = QuestionMode.SAME
    cafe.save()
    later = cafe.questions.last()
    page = shown(ana_browser, cafe)
    assert f'id="wall-group-{later.pk}" class="wall__group" hidden' in page
    add_plenary_note(cafe, later, "Dit à voix haute", UID)
    changed = latest(cafe)
    assert later.text in changed[f"wall-group-{later.pk}"]
    assert "3. Conditions favorables" in changed["wall-tabs-0"]


def test_questions_added_and_removed_redraw_the_list_and_the_tabs(cafe, ana):
    added = questions.add(cafe, ana, text="Et demain?")
    changed = latest(cafe)
    assert f'id="wall-group-{added.pk}"' in changed["wall-groups"]
    pk = added.pk
    questions.remove(cafe, ana, added)
    assert f'id="wall-group-{pk}"' not in latest(cafe)["wall-groups"]


def test_the_title_of_the_café_follows(ana_browser, cafe, ana):
    assert 'id="wall-title"' in shown(ana_browser, cafe)
    cafes.edit(cafe, ana, "title", "Vieillir ensemble")
    cafe.refresh_from_db()
    assert "Vieillir ensemble" in latest(cafe)["wall-title"]


def test_a_wall_of_one_question_gets_its_own_tabs(ana_browser, cafe):
    begin(cafe, 1)
    first = cafe.questions.first()
    page = shown(ana_browser, cafe, question=first.pk)
    assert f'id="wall-tabs-{first.pk}"' in page
    assert 'id="wall-groups"' not in page
    assert f"wall-tabs-{first.pk}" in regions(cafe)


def test_an_empty_wall_stops_saying_so_with_the_first_note(ana_browser, cafe):
    cafe.phases.filter(kind="round").delete()
    assert "Rien à récolter" in shown(ana_browser, cafe)
    note = add_plenary_note(cafe, cafe.questions.first(), "Dit à voix haute", UID)
    assert note.text in latest(cafe)["wall-plenary"]
    assert "hidden" in latest(cafe)["wall-empty"]
