"""The board's page and what it answers: rights, small fragments, and a fixed number of queries."""

import pytest

from sessions_app.synthesis import actions
from sessions_app.synthesis.queries import board
from sessions_app.synthesis.regions import fragments
from tests.cast import add_note
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


def test_no_fragment_replaces_a_whole_theme_where_somebody_may_be_typing(cafe):
    theme(cafe, "Financement", *three_notes(cafe))
    changed = fragments(cafe, None)
    assert all('id="theme-rename' not in html for html in changed.values())


def test_a_renamed_theme_is_renamed_on_the_notes_it_shares(cafe):
    one, *_rest = three_notes(cafe)
    funding, places = theme(cafe, "Financement", one), theme(cafe, "Lieux", one)
    cafe.refresh_from_db()
    actions.rename_theme(funding, "Argent", 1)
    changed = fragments(cafe, cafe.events.filter(seq__gt=cafe.head))
    assert "Argent" in changed[f"theme-notes-{places.pk}"]
    assert "Argent" in changed[f"theme-choices-{question(cafe).pk}"]


def test_a_theme_that_is_new_to_a_board_is_fetched_alone(ana_browser, cafe):
    funding = theme(cafe, "Financement", *three_notes(cafe))
    cafe.refresh_from_db()
    order = fragments(cafe, cafe.events.all())[f"theme-order-{question(cafe).pk}"]
    address = f"/cafes/{cafe.code}/synthese/themes/{funding.pk}/"
    assert address in order
    answer = ana_browser.get(address)
    assert answer["X-Seq"] == str(cafe.head)
    assert answer.content.decode().count('role="option"') == 3


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
    with django_assert_num_queries(7):
        seen = board(cafe, asked)
        assert [column.coverage.tables for column in seen.columns] == [1] * tables
    placed = cafe.events.filter(kind="note-placed").last()
    with django_assert_num_queries(11):
        fragments(cafe, [placed])


@pytest.mark.parametrize("many", [5, 60])
def test_the_page_opens_in_a_fixed_number_of_queries(
    ana_browser, cafe, many, django_assert_num_queries
):
    for number in range(many // 5):
        theme(cafe, f"Thème {number}", *[add_note(cafe, f"Idée {n}") for n in range(5)])
    page(ana_browser, cafe)  # the first page of a session notes that it is in use
    with django_assert_num_queries(14):
        page(ana_browser, cafe)


def test_a_move_reads_only_what_stands_near(cafe):
    one, two, three = three_notes(cafe)
    funding, places = theme(cafe, "Financement", one), theme(cafe, "Lieux", two, three)
    cafe.refresh_from_db()
    actions.place_notes(places, [one])
    changed = fragments(cafe, cafe.events.filter(seq__gt=cafe.head))
    kept = [f"theme-notes-{funding.pk}", f"theme-notes-{places.pk}", f"unsorted-note-{one.pk}"]
    counts = [f"{name}-{question(cafe).pk}" for name in ("sort-count", "states")]
    others = [f"sort-count-{question(cafe, index).pk}" for index in (1, 2)]
    assert sorted(changed) == sorted([*kept, *counts, *others])
    assert changed[kept[1]].count('role="option"') == 3


def test_a_move_is_few_queries_whatever_the_board(cafe, django_assert_max_num_queries):
    notes = [add_note(cafe, f"Idée {n}", table=1 + n % 4, round_=1 + n % 3) for n in range(200)]
    funding, places = theme(cafe, "Financement", *notes[:100]), theme(cafe, "Lieux")
    with django_assert_max_num_queries(16):
        actions.place_notes(places, notes[:50], funding, actor=cafe.owner)
    assert len(inside(places)) == 50
