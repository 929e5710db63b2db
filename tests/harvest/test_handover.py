"""The card of a new group: at most three ideas and one question of the groups before it."""

import json
import re

import pytest

from sessions_app.harvest.handover import handover
from sessions_app.harvest.queries import ideas, table_top
from sessions_app.live import feed
from sessions_app.live.audiences import HOST, Audience
from sessions_app.models import Note, QuestionMode, Table
from tests.cast import add_note, link_of

from .test_host import go, page
from .test_operations import answers, operation, send


def card(cafe, number: int = 1):
    top = table_top(cafe, cafe.tables.get(number=number))
    return handover(top, ideas(top).every)


def passed(cafe, number: int = 1) -> list[str]:
    return [one.note.text for one in card(cafe, number).ideas]


def in_mode(cafe, mode) -> None:
    cafe.mode = mode
    cafe.save()


def test_the_first_round_has_no_card(hugo, cafe, ana):
    add_note(cafe, "D’abord")
    go(cafe, ana, 2)
    assert passed(cafe) == []
    assert 'id="passed"' not in page(hugo, cafe)


@pytest.mark.parametrize("mode", QuestionMode.values)
def test_without_a_choice_the_last_three_are_passed_on(cafe, ana, mode):
    in_mode(cafe, mode)
    for text in "abcde":
        add_note(cafe, text)
    add_note(cafe, "d’ailleurs", table=2, question=1)
    go(cafe, ana, 4)
    assert passed(cafe) == ["c", "d", "e"]


def test_what_the_host_chose_is_passed_on_and_nothing_else(hugo, cafe, ana):
    notes = [add_note(cafe, text) for text in "abcde"]
    link = link_of(cafe, 1)
    star = [operation("", kind="star", note=notes[at].uid) for at in (0, 2)]
    assert answers(send(hugo, link, *star)) == ["ok", "ok"]
    go(cafe, ana, 4)
    assert passed(cafe) == ["a", "c"]
    send(hugo, link, operation("", kind="unstar", note=notes[0].uid))
    assert passed(cafe) == ["c"]


def test_the_last_round_comes_first_then_what_was_chosen_before_it(cafe, ana):
    first = [add_note(cafe, text) for text in "abc"]
    Note.objects.filter(pk=first[0].pk).update(starred=True)
    add_note(cafe, "d", round_=2, question=1)
    go(cafe, ana, 6)
    assert passed(cafe) == ["d", "a"]


def test_ideas_taken_back_or_of_this_round_are_not_passed_on(hugo, cafe, ana):
    gone = add_note(cafe, "reprise")
    send(hugo, link_of(cafe, 1), operation("", kind="delete", note=gone.uid, base=1))
    add_note(cafe, "restée")
    go(cafe, ana, 4)
    add_note(cafe, "de maintenant", round_=2)
    assert passed(cafe) == ["restée"]


def test_one_question_is_passed_on_the_last_one(hugo, cafe, ana):
    link = link_of(cafe, 1)
    go(cafe, ana, 2)
    for text in ("Et les loyers?", "Et les aînés?"):
        send(hugo, link, operation(text, asks=True))
    send(hugo, link, operation("Une idée"))
    go(cafe, ana, 2)
    assert card(cafe).question.text == "Et les aînés?"
    assert passed(cafe) == ["Une idée"]
    shown = page(hugo, cafe)
    assert "Et les aînés?" in shown[shown.index('id="passed"') :]


def test_where_the_question_moved_its_ideas_move_with_it(cafe, ana):
    in_mode(cafe, QuestionMode.CAROUSEL)
    add_note(cafe, "du voisinage", table=1, question=0)
    go(cafe, ana, 4)
    # Table 4 has the question of table 1 too, which keeps it: nothing moved.
    assert passed(cafe, 4) == []
    cafe.tables.filter(number=1).update(removed_at="2026-09-21T13:00Z")
    assert passed(cafe, 3) == []
    assert passed(cafe, 2) == ["du voisinage"]


def test_what_becomes_of_an_idea_passed_on_reaches_the_tablet_that_it_was_passed_on_to(
    ines, cafe, ana
):
    in_mode(cafe, QuestionMode.CAROUSEL)
    go(cafe, ana, 2)
    idea = operation("du voisinage")
    send(ines, link_of(cafe, 2), idea)
    go(cafe, ana, 2)
    # Each of the others now has the question of the table before it.
    Table.objects.filter(cafe=cafe, number=1).update(removed_at="2026-09-21T13:00Z")
    cafe.refresh_from_db()
    heirs = {number: Audience(cafe.pk, HOST, link_of(cafe, number).table_id) for number in (3, 4)}
    before = cafe.head
    send(ines, link_of(cafe, 2), operation("du quartier", kind="edit", note=idea["note"], base=1))
    frames = {
        number: json.loads(feed.read(cafe.pk, before, [one]).frames[one])["regions"]
        for number, one in heirs.items()
    }
    assert "du quartier" in frames[3]["earlier"]
    assert frames[4] == {}


def test_no_group_follows_the_last_round(hugo, cafe, ana):
    go(cafe, ana, 4)
    assert "data-last" not in re.search('<section[^>]*id="host-stage"[^>]*>', page(hugo, cafe))[0]
    go(cafe, ana, 2)
    assert "data-last" in re.search('<section[^>]*id="host-stage"[^>]*>', page(hugo, cafe))[0]
