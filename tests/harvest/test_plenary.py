"""The plenary scribe: an idea said aloud is kept once, and never lost for want of a clear form."""

import pytest

from sessions_app.access.refusals import Refusal
from sessions_app.harvest.plenary_actions import add_plenary_note
from sessions_app.models import NOTE_LENGTH, Note, NoteSource

UID = "b" * 32


def say(browser, cafe, text, uid=UID, question=0):
    sent = {"question": cafe.questions.all()[question].pk, "text": text, "uid": uid}
    address = f"/cafes/{cafe.code}/recolte/pleniere/"
    return browser.post(address, sent, headers={"HX-Request": "true"})


def test_an_idea_said_aloud_is_on_the_wall(sofia_browser, cafe):
    answer = say(sofia_browser, cafe, "Un lieu ouvert toute l’année", question=1)
    assert "Idée gardée." in answer.content.decode()
    note = Note.objects.get(cafe=cafe)
    assert (note.source, note.question.position) == (NoteSource.PLENARY, 1)
    assert "Un lieu ouvert" in sofia_browser.get(f"/cafes/{cafe.code}/recolte/").content.decode()
    assert cafe.events.get().kind == "note-added"


def test_the_same_form_sent_twice_is_one_idea(ana_browser, cafe):
    say(ana_browser, cafe, "Un lieu ouvert")
    say(ana_browser, cafe, "Un lieu ouvert")
    assert Note.objects.filter(cafe=cafe).count() == 1


def test_another_text_from_an_old_form_is_another_idea(ana_browser, cafe):
    say(ana_browser, cafe, "Un lieu ouvert")
    say(ana_browser, cafe, "Des trottoirs déneigés")
    assert Note.objects.filter(cafe=cafe).count() == 2


def test_an_identifier_that_cannot_be_used_does_not_stop_an_idea(ana_browser, cafe):
    say(ana_browser, cafe, "Un lieu ouvert", uid="pas-un-identifiant")
    assert len(Note.objects.get(cafe=cafe).uid) == 32


def test_an_endless_idea_is_refused_and_handed_back(ana_browser, cafe):
    text = "long " * NOTE_LENGTH
    answer = say(ana_browser, cafe, text)
    assert answer.status_code == 422
    assert "coupez-la" in answer.content.decode()
    assert text.strip() in answer.content.decode()
    assert not cafe.notes.exists()


def test_an_empty_idea_says_what_to_do(ana_browser, cafe):
    assert "Écrivez l’idée" in say(ana_browser, cafe, "  ").content.decode()


def test_a_question_of_another_café_is_refused(ana_browser, charlie_browser, cafe):
    assert say(charlie_browser, cafe, "Intrusion").status_code == 404
    sent = {"question": 999_999, "text": "Ailleurs", "uid": UID}
    answer = ana_browser.post(f"/cafes/{cafe.code}/recolte/pleniere/", sent)
    assert answer.status_code == 422
    assert not cafe.notes.exists()


def test_an_idea_about_a_question_removed_meanwhile_stays_in_its_form(cafe):
    stale = cafe.questions.last()
    cafe.questions.filter(pk=stale.pk).delete()
    with pytest.raises(Refusal, match="vient d’être retirée") as refused:
        add_plenary_note(cafe, stale, "Un lieu ouvert", UID)
    assert "encore dans le formulaire" in str(refused.value.kept)
    assert not cafe.notes.exists()
