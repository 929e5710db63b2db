"""The board's page and what it answers: rights, small fragments, and a fixed number of queries."""

import pytest

from sessions_app.models import Cafe, Note, Question, Table, Theme
from sessions_app.synthesis import actions
from sessions_app.synthesis.queries import board
from sessions_app.synthesis.regions import fragments
from tests.cast import START, add_note, signed_in
from tests.synthesis.board import inside, place, question, send, theme, three_notes, titles


def page(browser, cafe, index=0):
    address = f"/cafes/{cafe.code}/synthese/?question={question(cafe, index).pk}"
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_board_teaches(ana_browser, cafe):
    seen = page(ana_browser, cafe)
    assert "Aucune note pour cette question" in seen
    assert "Aucun thème pour cette question" in seen


def test_a_café_without_a_question_sends_to_its_preparation(ana_browser, cafe):
    cafe.questions.all().delete()
    answer = ana_browser.get(f"/cafes/{cafe.code}/synthese/")
    assert f"/cafes/{cafe.code}/preparation/" in answer.content.decode()


def test_sofia_of_the_staff_synthesises(sofia_browser, cafe):
    one, *_rest = three_notes(cafe)
    answer = send(sofia_browser, cafe, "themes/", title="  Financement ")
    assert "Thème « Financement » ajouté." in answer.content.decode()
    funding = Theme.objects.get(cafe=cafe)
    place(sofia_browser, cafe, one, theme=funding.pk)
    assert inside(funding) == ["Idée 1"]


@pytest.mark.parametrize(
    "path", ["", "themes/", "placer/", "annuler/", "themes/1/titre/", "themes/1/defaire/"]
)
def test_strangers_and_hosts_find_nothing(charlie, hugo, cafe, path):
    for browser in (signed_in(charlie), hugo):
        for answer in (
            browser.get(f"/cafes/{cafe.code}/synthese/{path}"),
            send(browser, cafe, path, title="Financement", notes="1"),
        ):
            assert answer.status_code in (302, 401, 404, 405), answer.content.decode()
    assert not cafe.themes.exists()


def test_a_note_of_another_café_is_never_placed(ana_browser, cafe, charlie):
    funding = theme(cafe, "Financement")
    foreign = note_elsewhere(charlie)
    answer = place(ana_browser, cafe, foreign, theme=funding.pk)
    assert answer.status_code == 404
    assert "Aucune note n’a bougé." in answer.content.decode()
    assert inside(funding) == []


def note_elsewhere(person):
    theirs = Cafe.objects.create(
        title="Ailleurs", owner=person, organisation=person.organisation, starts_at=START
    )
    asked = Question.objects.create(cafe=theirs, position=0, text="Quoi?")
    table = Table.objects.create(cafe=theirs, number=1)
    return Note.objects.create(
        cafe=theirs, uid="c" * 32, table=table, question=asked, text="Secret"
    )


def test_a_theme_of_another_café_is_never_touched(ana_browser, cafe, charlie):
    one, *_rest = three_notes(cafe)
    foreign = note_elsewhere(charlie)
    theirs = theme(foreign.cafe, "Secret", foreign)
    for answer in (
        place(ana_browser, cafe, one, theme=theirs.pk),
        place(ana_browser, cafe, one, theme="", **{"from": theirs.pk}),
        send(ana_browser, cafe, f"themes/{theirs.pk}/titre/", title="Pris", version=1),
        send(ana_browser, cafe, f"themes/{theirs.pk}/place/", to=0),
        send(ana_browser, cafe, f"themes/{theirs.pk}/defaire/"),
    ):
        assert answer.status_code == 404
        assert "Secret" not in answer.content.decode()
    assert inside(theirs) == ["Secret"]


def test_an_answer_holds_only_what_changed(ana_browser, cafe):
    one, two, _three = three_notes(cafe)
    funding, places = theme(cafe, "Financement"), theme(cafe, "Lieux", two)
    said = place(ana_browser, cafe, one, theme=funding.pk).content.decode()
    assert f'id="theme-notes-{funding.pk}"' in said
    assert f'id="unsorted-note-{one.pk}"' in said
    assert "Note placée dans « Financement »." in said
    assert f'id="theme-notes-{places.pk}"' not in said
    assert f'id="unsorted-{question(cafe).pk}"' not in said


def test_from_a_theme_to_another_to_a_new_one_and_out(ana_browser, cafe):
    one, *_rest = three_notes(cafe)
    funding, places = theme(cafe, "Financement", one), theme(cafe, "Lieux")
    place(ana_browser, cafe, one, theme=places.pk, **{"from": funding.pk})
    assert (inside(funding), inside(places)) == ([], ["Idée 1"])
    place(ana_browser, cafe, one, theme=funding.pk, also="1", **{"from": places.pk})
    assert inside(funding) == inside(places) == ["Idée 1"]
    place(ana_browser, cafe, one, theme="new", title="Temps", **{"from": places.pk})
    assert (titles(cafe), inside(places)) == (["Financement", "Lieux", "Temps"], [])
    place(ana_browser, cafe, one, theme="", **{"from": funding.pk})
    assert inside(funding) == []


def test_an_empty_title_is_refused_with_what_to_do(ana_browser, cafe):
    answer = send(ana_browser, cafe, "themes/", title="   ")
    assert answer.status_code == 422
    assert "Donnez un nom au thème" in answer.content.decode()
    assert answer["HX-Retarget"] == "#notices"


def test_undo_from_the_page(ana_browser, cafe):
    theme(cafe, "Financement")
    number = cafe.events.get().facts["step"]
    said = send(ana_browser, cafe, "annuler/", step=number).content.decode()
    assert "Annulé : Thème « Financement » ajouté." in said
    assert titles(cafe) == []


def test_who_watches_gets_the_very_fragments_of_who_acts(ana_browser, cafe):
    one, *_rest = three_notes(cafe)
    funding = theme(cafe, "Financement")
    cafe.refresh_from_db()
    said = place(ana_browser, cafe, one, theme=funding.pk).content.decode()
    live = fragments(cafe, cafe.events.filter(seq__gt=cafe.head))
    assert set(live) >= {f"theme-notes-{funding.pk}", f"unsorted-note-{one.pk}"}
    for html in live.values():
        assert html.strip() in said.replace(' hx-swap-oob="true"', "")


def test_a_note_that_arrives_shows_on_the_board(cafe):
    add_note(cafe, "Une idée de dernière minute")
    changed = fragments(cafe, None)
    assert "Une idée de dernière minute" in changed[f"unsorted-{question(cafe).pk}"]


@pytest.mark.parametrize("tables", [2, 4])
def test_the_number_of_queries_does_not_grow(cafe, tables, django_assert_num_queries):
    for number in range(1, tables + 1):
        notes = [add_note(cafe, f"Idée {n}", table=number) for n in range(10 * tables)]
        theme(cafe, f"Thème {number}", *notes)
    asked = question(cafe)
    with django_assert_num_queries(4):
        seen = board(cafe, asked)
        assert [column.coverage.tables for column in seen.columns] == [1] * tables
    placed = cafe.events.filter(kind="note-placed").last()
    with django_assert_num_queries(5):
        fragments(cafe, [placed])


def test_a_move_is_few_queries_whatever_the_board(cafe, django_assert_max_num_queries):
    notes = [add_note(cafe, f"Idée {n}", table=1 + n % 4, round_=1 + n % 3) for n in range(200)]
    funding, places = theme(cafe, "Financement", *notes[:100]), theme(cafe, "Lieux")
    with django_assert_max_num_queries(16):
        actions.place_notes(places, notes[:50], funding, actor=cafe.owner)
    assert len(inside(places)) == 50
