"""Notes set aside or hidden: always with a reason, out of sight of the room, and back again."""

import pytest

from sessions_app.facilitation.projected import projected
from sessions_app.harvest.wall import wall
from sessions_app.models import Note, SetAside, Shown
from sessions_app.synthesis import actions
from sessions_app.synthesis.cards import State
from sessions_app.synthesis.ledger import ledger
from sessions_app.synthesis.queries import board, piles
from sessions_app.synthesis.undo import last_step, undo
from tests.synthesis.board import inside, question, send, theme, three_notes


def states(cafe):
    return [card.state for card in board(cafe, question(cafe)).cards]


def take_back(cafe, person):
    taken = last_step(cafe, person)
    undo(cafe, person, taken.number)
    return taken.sentence.replace("\u00a0", " ")


def test_a_note_set_aside_leaves_its_themes_and_keeps_its_reason(cafe, ana):
    one, two, _three = three_notes(cafe)
    funding = theme(cafe, "Financement", one, two)
    actions.set_aside(cafe, [one], "off_topic", "Une autre fois", actor=ana)
    assert (inside(funding), states(cafe)) == (["Idée 2"], [State.ASIDE, "sorted", "unsorted"])
    row = SetAside.objects.get()
    assert (row.note, row.reason, row.detail, row.by) == (one, "off_topic", "Une autre fois", ana)
    facts = cafe.events.get(kind="note-set-aside").facts
    assert (facts["notes"], facts["reason"]) == ([one.pk], "off_topic")


def test_undoing_puts_it_back_where_it_was_and_apart_as_it_was(cafe, ana):
    one, two, _three = three_notes(cafe)
    funding, places = theme(cafe, "Financement", one, two), theme(cafe, "Lieux", one)
    actions.keep_apart(funding, [one], actor=ana)
    actions.set_aside(cafe, [one], "duplicate", actor=ana)
    assert take_back(cafe, ana) == "Note écartée : doublon."
    assert set(inside(funding)) == {"Idée 1", "Idée 2"}
    assert inside(places) == ["Idée 1"]
    assert funding.placements.get(note=one).dissent
    assert not SetAside.objects.exists()


def test_bringing_back_is_undone_with_the_same_reason(cafe, ana):
    one, *_rest = three_notes(cafe)
    actions.set_aside(cafe, [one], "other", "Pourquoi pas", actor=ana)
    actions.take_up(cafe, [one], actor=ana)
    assert states(cafe)[0] == State.UNSORTED
    take_back(cafe, ana)
    assert SetAside.objects.get().detail == "Pourquoi pas"


def test_a_note_put_in_a_theme_is_no_longer_set_aside(cafe, ana):
    one, *_rest = three_notes(cafe)
    funding = theme(cafe, "Financement")
    actions.set_aside(cafe, [one], "illegible", actor=ana)
    actions.place_notes(funding, [one], actor=ana)
    assert states(cafe)[0] == State.SORTED
    take_back(cafe, ana)
    assert (states(cafe)[0], SetAside.objects.get().reason) == (State.ASIDE, "illegible")


def test_a_hidden_note_is_on_no_wall_and_no_projection_and_says_why_in_the_log(cafe, ana):
    one, *_rest = three_notes(cafe)
    cafe.shown, cafe.shown_question = Shown.WALL, question(cafe)
    actions.hide_notes(cafe, [one], "Nomme une personne", actor=ana)
    assert wall(cafe).count == 2
    assert [note.text for note in projected(cafe).notes] == ["Idée 2", "Idée 3"]
    assert cafe.events.get(kind="note-hidden").facts["reason"] == "Nomme une personne"
    assert [note.text for note in Note.objects.public().filter(cafe=cafe)] == ["Idée 2", "Idée 3"]
    one.refresh_from_db()
    assert one.hidden_at
    assert take_back(cafe, ana) == "Note masquée : Nomme une personne"
    assert wall(cafe).count == 3


def test_a_hidden_note_stays_in_its_theme_and_counts_for_nothing(cafe, ana):
    one, two, _three = three_notes(cafe)
    theme(cafe, "Financement", one, two)
    actions.hide_notes(cafe, [one], "Blesse", actor=ana)
    [column] = board(cafe, question(cafe)).columns
    assert (len(column.cards), column.coverage.notes) == (2, 1)
    actions.show_notes(cafe, [one], actor=ana)
    assert board(cafe, question(cafe)).columns[0].coverage.notes == 2
    take_back(cafe, ana)
    one.refresh_from_db()
    assert one.hidden_reason == "Blesse"


def test_without_a_reason_nothing_is_done(ana_browser, cafe):
    one, *_rest = three_notes(cafe)
    for path in ("ecarter/", "masquer/"):
        answer = send(ana_browser, cafe, path, notes=one.pk)
        assert answer.status_code == 422
        assert "Rien n’a changé" in answer.content.decode()
    assert states(cafe) == [State.UNSORTED] * 3


def test_from_the_page_and_back_from_the_ledger(ana_browser, cafe):
    one, two, _three = three_notes(cafe)
    send(ana_browser, cafe, "ecarter/", notes=one.pk, reason="too_personal", detail="")
    send(ana_browser, cafe, "masquer/", notes=two.pk, hidden_reason="Blesse")
    assert piles(cafe)[0].counts == {"aside": 1, "hidden": 1, "unsorted": 1}
    page = ana_browser.get(f"/cafes/{cafe.code}/synthese/ecartees/").content.decode()
    assert "Trop personnel" in page
    assert "Blesse" in page
    sent = {"question": question(cafe).pk, "back": "ledger"}
    for path, note in (("reprendre/", one), ("montrer/", two)):
        answer = ana_browser.post(f"/cafes/{cafe.code}/synthese/{path}", {**sent, "notes": note.pk})
        assert answer["Location"] == f"/cafes/{cafe.code}/synthese/ecartees/"
    assert (ledger(cafe).count, ledger(cafe).hidden) == (0, [])


def test_the_list_shows_the_state_that_was_asked_for(ana_browser, cafe):
    one, two, three = three_notes(cafe)
    theme(cafe, "Financement", two)
    actions.set_aside(cafe, [three], "other", "Trop tard")
    address = f"/cafes/{cafe.code}/synthese/notes/?question={question(cafe).pk}&etat="
    for state, note in (("unsorted", one), ("sorted", two), ("aside", three), ("n’importe", one)):
        page = ana_browser.get(address + state).content.decode()
        assert page.count('role="option"') == 1
        assert note.text in page
    assert ana_browser.get(f"{address}all").content.decode().count('role="option"') == 3
    assert ana_browser.get(f"{address}all&notes={one.pk}").content.decode().count("<li") == 1


@pytest.mark.parametrize("asked", ["zz", "", "0"])
def test_a_note_that_is_not_here_is_refused(ana_browser, cafe, asked):
    answer = send(ana_browser, cafe, "reprendre/", notes=asked)
    assert answer.status_code == 404
