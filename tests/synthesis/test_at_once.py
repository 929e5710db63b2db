"""Two people move the same note at once: both places stand, and the second is shown both to choose."""

import html
import json
import re

from tests.cast import signed_in
from tests.synthesis.board import inside, place, question, send, theme, three_notes


def told(answer):
    """Return what is said of both places, and the choices."""
    body = html.unescape(answer.content.decode()).replace("\u00a0", " ")
    part = body[body.index('id="board-both"') :]
    return re.sub(r"<[^>]+>", " ", part), re.findall(r"hx-vals=\'(.*?)\'", part)


def test_the_second_is_shown_both_places_and_each_choice_is_done(cafe, ana, sofia):
    hers, his = signed_in(ana), signed_in(sofia)
    for number, choice in enumerate(("mine", "theirs", "both")):
        note = three_notes(cafe)[number]
        start = theme(cafe, f"Départ {choice}", note)
        one, two = theme(cafe, f"Liens {choice}"), theme(cafe, f"Lieux {choice}")
        cafe.refresh_from_db()
        seen = cafe.head
        first = place(hers, cafe, note, theme=one.pk, **{"from": start.pk}, seen=seen)
        assert told(first)[1] == []
        second = place(his, cafe, note, theme=two.pk, **{"from": start.pk}, seen=seen)
        said, choices = told(second)
        assert f"Ana venait de placer cette note dans « Liens {choice} »" in said
        assert f"dans « Liens {choice} » et dans « Lieux {choice} »" in said
        assert (inside(start), inside(one), inside(two)) == ([], [note.text], [note.text])
        only_mine, only_theirs = map(json.loads, choices)
        if choice == "mine":
            send(his, cafe, "placer/", **only_mine)
            assert (inside(one), inside(two)) == ([], [note.text])
        elif choice == "theirs":
            send(his, cafe, "annuler/", **only_theirs)
            assert (inside(one), inside(two)) == ([note.text], [])


def test_one_who_has_seen_it_or_meant_the_same_is_told_nothing(cafe, ana, sofia):
    hers, his = signed_in(ana), signed_in(sofia)
    note, other, _third = three_notes(cafe)
    one, two = theme(cafe, "Liens"), theme(cafe, "Lieux")
    cafe.refresh_from_db()
    seen = cafe.head
    place(hers, cafe, note, other, theme=one.pk, seen=seen)
    assert told(place(his, cafe, note, theme=one.pk, seen=seen))[1] == []
    cafe.refresh_from_db()
    after = place(his, cafe, other, theme=two.pk, **{"from": one.pk}, seen=cafe.head)
    assert told(after)[1] == []
    assert inside(two) == [other.text]


def test_a_note_set_aside_meanwhile_is_not_taken_up_in_silence(cafe, ana, sofia):
    hers, his = signed_in(ana), signed_in(sofia)
    note, *_others = three_notes(cafe)
    one = theme(cafe, "Liens")
    cafe.refresh_from_db()
    seen = cafe.head
    send(hers, cafe, "ecarter/", notes=note.pk, reason="off_topic", detail="Plus tard")
    said, (back,) = told(place(his, cafe, note, theme=one.pk, seen=seen))
    assert "Ana venait d’écarter cette note (hors sujet). Votre geste l’a reprise." in said
    send(his, cafe, "annuler/", **json.loads(back))
    note.refresh_from_db()
    assert (note.set_aside.detail, inside(one)) == ("Plus tard", [])
    assert note.question == question(cafe)
