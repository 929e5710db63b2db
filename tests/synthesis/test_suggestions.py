"""Themes proposed for a note and notes side by side: what is shown, what is written, and undone."""

import pytest

from sessions_app.models import Note, SetAside, SetAsideReason
from sessions_app.synthesis import actions, suggestions
from sessions_app.synthesis.nearness.apart import TooSoon
from sessions_app.synthesis.nearness.proposals import Proposal
from sessions_app.synthesis.undo import last_step, undo
from tests.cast import add_note
from tests.synthesis.board import inside, question, send, theme
from tests.synthesis.test_rights import note_elsewhere


@pytest.fixture(autouse=True)
def by_words(monkeypatch):
    """Whatever is installed, these tests are about words."""
    monkeypatch.setattr(suggestions, "installed", lambda: False)


def near(browser, cafe, note):
    return browser.get(f"/cafes/{cafe.code}/synthese/rapprocher/{note.pk}/").content.decode()


def alike(browser, cafe):
    address = f"/cafes/{cafe.code}/synthese/ressemblances/?question={question(cafe).pk}"
    return browser.get(address).content.decode()


def join(browser, cafe, *notes, **more):
    sent = ",".join(str(note.pk) for note in notes)
    return send(browser, cafe, "ressemblances/ensemble/", notes=sent, **more)


def test_without_a_theme_one_is_asked_to_name_one(ana_browser, cafe):
    said = near(ana_browser, cafe, add_note(cafe, "Les subventions sont trop courtes"))
    assert "Nommez d’abord un thème" in said
    assert "data-accept" not in said


def test_a_theme_is_proposed_with_its_notes_and_words(ana_browser, cafe):
    placed = add_note(cafe, "Des subventions d’un an", table=2, round_=1)
    funding, places = theme(cafe, "Argent", placed), theme(cafe, "Lieux")
    note = add_note(cafe, "Les subventions sont trop courtes")
    before = cafe.events.count()
    said = near(ana_browser, cafe, note)
    assert f'data-accept="{funding.pk}"' in said
    assert f'data-accept="{places.pk}"' not in said
    assert "Des subventions d’un an" in said
    assert "Table 2 · Ronde 1" in said
    assert "En commun\u00a0: subventions" in said
    assert "Rapprochement par les mots" in said
    assert "%" not in said
    assert cafe.events.count() == before


def test_where_nothing_is_near_it_says_so(ana_browser, cafe):
    theme(cafe, "Financement", add_note(cafe, "Des subventions d’un an"))
    said = near(ana_browser, cafe, add_note(cafe, "Bravo"))
    assert "Aucun thème ne ressemble à cette note." in said
    assert "data-accept" not in said


def test_a_theme_of_another_question_is_not_proposed(ana_browser, cafe):
    theme(cafe, "Financement", index=1)
    said = near(ana_browser, cafe, add_note(cafe, "Le financement"))
    assert "Nommez d’abord un thème" in said


def test_what_is_not_of_this_café_is_not_found(ana_browser, cafe, charlie):
    foreign = note_elsewhere(charlie)
    for number in (foreign.pk, 999_999):
        answer = ana_browser.get(f"/cafes/{cafe.code}/synthese/rapprocher/{number}/")
        assert answer.status_code == 404
        assert "Secret" not in answer.content.decode()
    assert join(ana_browser, cafe, foreign).status_code == 404


def test_by_meaning_where_the_extra_is_there_and_by_words_until_it_is_ready(
    ana_browser, cafe, monkeypatch
):
    placed = add_note(cafe, "Des subventions d’un an")
    funding, note = theme(cafe, "Argent", placed), add_note(cafe, "Les sous manquent")

    class Ready:
        def nearest_themes(self, text, groups):
            assert (text, groups[0].title) == ("Les sous manquent", "Argent")
            return [Proposal(funding.pk, (placed.pk,), ())]

    class Loading:
        def nearest_themes(self, text, groups):
            raise TooSoon

    monkeypatch.setattr(suggestions, "installed", lambda: True)
    monkeypatch.setattr(suggestions, "model", Ready)
    said = near(ana_browser, cafe, note)
    assert f'data-accept="{funding.pk}"' in said
    assert "Rapprochement par le sens" in said
    monkeypatch.setattr(suggestions, "model", Loading)
    assert "le temps que celui par le sens se prépare" in near(ana_browser, cafe, note)


@pytest.mark.parametrize("many", [3, 30])
def test_the_number_of_queries_does_not_grow(cafe, many, django_assert_num_queries):
    for n in range(many):
        theme(cafe, f"Subvention {n}", *(add_note(cafe, f"Subvention {n} {m}") for m in range(3)))
    note, asked = add_note(cafe, "Une subvention"), question(cafe)
    with django_assert_num_queries(5):
        assert len(suggestions.suggestions(asked, note).found) == 3
    with django_assert_num_queries(6):
        assert suggestions.twins(asked)


def test_notes_said_twice_stand_side_by_side(ana_browser, cafe):
    add_note(cafe, "Roulement de personnel", table=1, round_=1)
    add_note(cafe, "roulement du personnel", table=3, round_=2)
    seen = alike(ana_browser, cafe)
    assert seen.count("data-pair") == 1
    assert "Table 1 · Ronde 1" in seen
    assert "Table 3 · Ronde 2" in seen
    assert "Nommez d’abord un thème" in seen


def test_a_thing_said_everywhere_is_shown_some_pairs_at_a_time(ana_browser, cafe):
    for _one in range(12):
        add_note(cafe, "Roulement de personnel")
    seen = alike(ana_browser, cafe)
    assert seen.count("data-pair") == 40
    assert "26 autres paires viendront" in seen
    first, second = Note.objects.order_by("pk")[:2]
    pair = f"{first.pk},{second.pk}"
    send(ana_browser, cafe, "ressemblances/differentes/", notes=pair, question=question(cafe).pk)
    seen = alike(ana_browser, cafe)
    assert seen.count("data-pair") == 40
    assert "25 autres paires viendront" in seen


def test_nothing_alike_says_so(ana_browser, cafe):
    add_note(cafe, "Roulement de personnel")
    seen = alike(ana_browser, cafe)
    assert "data-pair" not in seen
    assert "Aucune paire" in seen


def test_a_note_set_aside_or_taken_back_is_in_no_pair(cafe):
    notes = [add_note(cafe, "Roulement de personnel") for _ in range(3)]
    SetAside.objects.create(note=notes[0], reason=SetAsideReason.choices[0][0])
    Note.objects.filter(pk=notes[1].pk).update(deleted_at=cafe.starts_at)
    assert suggestions.twins(question(cafe)) == []


def test_the_same_go_into_the_themes_of_either_and_back(ana_browser, cafe):
    one, two = add_note(cafe, "Roulement de personnel"), add_note(cafe, "roulement du personnel")
    staff, time = theme(cafe, "Personnel", one), theme(cafe, "Temps", two)
    assert join(ana_browser, cafe, one, two).status_code == 302
    assert sorted(inside(staff)) == sorted(inside(time)) == sorted([one.text, two.text])
    seen = alike(ana_browser, cafe)
    assert "1 paire est déjà ensemble." in seen
    assert "data-pair" not in seen
    number = cafe.events.last().facts["step"]
    send(ana_browser, cafe, "annuler/", step=number)
    assert (inside(staff), inside(time)) == ([one.text], [two.text])


def test_a_pair_judged_different_is_so_for_everybody_and_comes_back(
    ana_browser, sofia_browser, cafe, sofia
):
    one, two = add_note(cafe, "Roulement de personnel"), add_note(cafe, "roulement du personnel")
    say = f"{one.pk},{two.pk}"
    for _again in range(2):
        assert send(ana_browser, cafe, "ressemblances/differentes/", notes=say).status_code == 302
    assert cafe.events.filter(kind="twins-judged").count() == 1
    seen = alike(sofia_browser, cafe)
    assert "data-pair" not in seen
    assert "1 paire jugée différente." in seen
    send(sofia_browser, cafe, "ressemblances/differentes/", again="1")
    assert "data-pair" in alike(ana_browser, cafe)
    undo(cafe, sofia, last_step(cafe, sofia).number)
    assert "data-pair" not in alike(ana_browser, cafe)
    alone = send(ana_browser, cafe, "ressemblances/differentes/", notes=str(one.pk))
    assert alone.status_code == 404


def test_the_same_in_no_theme_need_one(ana_browser, cafe):
    one, two = add_note(cafe, "Roulement de personnel"), add_note(cafe, "roulement du personnel")
    staff = theme(cafe, "Personnel")
    answer = join(ana_browser, cafe, one, two)
    assert answer.status_code == 409
    assert "Choisissez d’abord où les mettre." in answer.content.decode()
    join(ana_browser, cafe, one, two, theme=staff.pk)
    assert sorted(inside(staff)) == sorted([one.text, two.text])


def test_a_note_of_another_question_is_refused(ana_browser, cafe):
    one, two = add_note(cafe, "Roulement de personnel"), add_note(cafe, "Roulement", round_=2)
    Note.objects.filter(pk=two.pk).update(question=question(cafe, 1))
    staff = theme(cafe, "Personnel", one)
    assert join(ana_browser, cafe, one, two).status_code == 409
    assert inside(staff) == [one.text]


def duplicate(browser, cafe, leaves, stays):
    sent = {"notes": f"{leaves.pk},{stays.pk}", "leaves": leaves.pk}
    return send(browser, cafe, "ressemblances/doublon/", **sent)


def test_one_of_two_is_set_aside_as_what_repeats_the_other_and_comes_back(ana_browser, cafe, ana):
    one = add_note(cafe, "Les subventions sont trop courtes", table=1)
    two = add_note(cafe, "Les subventions sont trop courtes!", table=2)
    funding = theme(cafe, "Argent", two)
    assert len(suggestions.twins(question(cafe))) == 1
    duplicate(ana_browser, cafe, two, one)
    left = SetAside.objects.get()
    assert (left.note, left.reason, left.repeats) == (two, SetAsideReason.DUPLICATE, one)
    assert suggestions.twins(question(cafe)) == []
    ledger = ana_browser.get(f"/cafes/{cafe.code}/synthese/ecartees/").content.decode()
    assert "Dit la même chose que" in ledger
    # The one that stays cannot leave in its turn: nothing would be left of what both say.
    assert duplicate(ana_browser, cafe, one, two).status_code == 409
    undo(cafe, ana, last_step(cafe, ana).number)
    assert inside(funding) == [two.text]
    actions.set_aside(cafe, [two], "duplicate", repeats=one, actor=ana)
    actions.take_up(cafe, [two], actor=ana)
    undo(cafe, ana, last_step(cafe, ana).number)
    assert SetAside.objects.get().repeats == one


def test_what_is_hidden_is_neither_a_twin_nor_a_reason_to_propose(ana_browser, cafe, ana):
    one = add_note(cafe, "Les subventions sont trop courtes", table=1)
    two = add_note(cafe, "Les subventions sont trop courtes!", table=2)
    theme(cafe, "Divers", two)
    actions.hide_notes(cafe, [two], "Nomme une personne", actor=ana)
    assert suggestions.twins(question(cafe)) == []
    assert "data-accept" not in near(ana_browser, cafe, one)
