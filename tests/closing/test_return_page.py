"""The return page: what participants read at their link, who opens it, and what it never shows."""

import io

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from sessions_app.access import links
from sessions_app.closing.returning import actions
from sessions_app.facilitation.actions import finish, start_next
from sessions_app.facilitation.undo_actions import undo
from sessions_app.fiche.freezing import frozen
from sessions_app.fiche.queries import document_of
from sessions_app.live.events import writing
from sessions_app.models import (
    Block,
    Fiche,
    LinkKind,
    Note,
    Participant,
    PhaseKind,
    Placement,
    ReturnPage,
    Theme,
)
from sessions_app.preparation.queries import programme
from tests.cast import START, add_note, tablet

BASE = "http://192.168.1.20:8000"
ACTS = ("return-open", "return-close", "return-code", "return-thank", "return-suggest")


@pytest.fixture
def told(cafe):
    """Two notes in a theme and one apart; Rosalie is on the roster."""
    notes = [add_note(cafe, text) for text in ("Frapper à côté.", "Prêter une échelle.", "Autre.")]
    theme = Theme.objects.create(cafe=cafe, question=notes[0].question, title="Gestes", position=0)
    for note in notes[:2]:
        Placement.objects.create(theme=theme, note=note)
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie Quéméneur")
    return notes


def link_of_participants(cafe):
    return cafe.links.get(kind=LinkKind.PARTICIPANT, revoked_at=None)


def phone(cafe):
    return tablet(link_of_participants(cafe))


def read(browser, cafe):
    return browser.get(links.path(link_of_participants(cafe)))


def test_a_phone_reads_questions_themes_and_chosen_notes_and_no_name(cafe, ana, told):
    actions.thank(cafe, ana, "Merci à la salle.")
    actions.show(cafe, ana, told[0].pk, True)
    actions.show(cafe, ana, told[2].pk, True)
    actions.open_page(cafe, ana, BASE)
    page = read(phone(cafe), cafe).content.decode()
    for said in (
        "Merci à la salle.",
        told[0].question.text,
        "Gestes",
        "2 idées",
        "Frapper à côté.",
    ):
        assert said in page
    assert "Autre." in page
    assert "Prêter une échelle." not in page
    assert "Quéméneur" not in page
    assert "gardez cette page" in page


def test_what_is_hidden_after_it_was_chosen_disappears(cafe, ana, told):
    actions.show(cafe, ana, told[0].pk, True)
    actions.open_page(cafe, ana, BASE)
    assert "Frapper à côté." in read(phone(cafe), cafe).content.decode()
    with writing(cafe, ana) as change:
        Note.objects.filter(pk=told[0].pk).update(hidden_at=START, hidden_reason="Nomme quelqu’un.")
        change.record("note-edited", note=told[0].pk)
    page = read(phone(cafe), cafe).content.decode()
    assert "Frapper à côté." not in page
    assert "Nomme" not in page
    assert "1 idée" in page


def test_closed_it_says_so_and_opens_again_at_the_same_address(cafe, ana, told):
    actions.open_page(cafe, ana, BASE)
    browser = phone(cafe)
    actions.close_page(cafe, ana)
    page = read(browser, cafe)
    assert page.status_code == 200
    assert "Cette page est fermée" in page.content.decode()
    assert "Gestes" not in page.content.decode()
    actions.open_page(cafe, ana, BASE)
    assert "Gestes" in read(browser, cafe).content.decode()


def test_opening_and_closing_are_taken_back_on_the_console(cafe, ana, told):
    actions.open_page(cafe, ana, BASE)
    actions.close_page(cafe, ana)
    cafe.refresh_from_db()
    undo(cafe, ana, cafe.head)
    assert ReturnPage.objects.get(cafe=cafe).opened_at
    cafe.refresh_from_db()
    undo(cafe, ana, cafe.head)
    assert not ReturnPage.objects.get(cafe=cafe).opened_at


def test_a_revoked_link_opens_nothing_any_more(cafe, ana, told, ana_browser):
    actions.open_page(cafe, ana, BASE)
    link, browser = link_of_participants(cafe), phone(cafe)
    assert ana_browser.post(reverse("return-code", args=[cafe.code])).status_code == 302
    answer = browser.get(links.path(link))
    assert answer.status_code == 410
    assert "tablette" not in answer.content.decode()
    assert read(phone(cafe), cafe).status_code == 200


def test_it_lives_on_long_after_the_cafe_unlike_the_tablets(cafe, ana, told):
    actions.open_page(cafe, ana, BASE)
    cafe.closed_at = START.replace(year=2020)
    cafe.save(update_fields=["closed_at"])
    assert read(phone(cafe), cafe).status_code == 200
    assert not links.opens(cafe.links.filter(kind=LinkKind.HOST).first())


def test_without_its_secret_nothing_is_learnt(cafe, ana, told):
    actions.open_page(cafe, ana, BASE)
    stranger = read(Client(), cafe).content.decode()
    assert cafe.title not in stranger
    assert "Ouvrir la page de retour" in stranger
    host = tablet(cafe.links.filter(kind=LinkKind.HOST).first())
    assert "Gestes" not in read(host, cafe).content.decode()


def test_its_code_lets_a_phone_in(cafe, ana, told):
    actions.open_page(cafe, ana, BASE)
    browser = Client()
    answer = browser.post(reverse("enter"), {"code": link_of_participants(cafe).code}, follow=True)
    assert "Gestes" in answer.content.decode()


def test_the_fiche_is_there_once_approved_as_it_was_approved(cafe, ana, told):
    fiche = Fiche.objects.create(cafe=cafe, title="Fiche des gestes")
    Block.objects.create(fiche=fiche, position=0, kind="section", heading="Une section")
    Block.objects.create(fiche=fiche, position=1, kind="paragraph", text="Texte approuvé.")
    actions.open_page(cafe, ana, BASE)
    browser, path = phone(cafe), links.path(link_of_participants(cafe))
    assert browser.get(f"{path}fiche/").status_code == 404
    fiche.versions.create(number=1, cause="approved", document=frozen(document_of(cafe)))
    fiche.blocks.filter(kind="paragraph").update(text="Texte changé depuis.")
    assert "Lire la fiche" in read(browser, cafe).content.decode()
    page = browser.get(f"{path}fiche/").content.decode()
    assert "Texte approuvé." in page
    assert "changé depuis" not in page
    actions.close_page(cafe, ana)
    assert browser.get(f"{path}fiche/").status_code == 404


def test_the_projection_shows_the_code_at_the_closing_only_while_open(ana_browser, cafe, ana, told):
    cafe.phases.filter(position=7).update(kind=PhaseKind.CLOSING)
    actions.open_page(cafe, ana, BASE)
    code = link_of_participants(cafe).code

    def projected():
        page = ana_browser.get(reverse("projection", args=[cafe.code]))
        return f"{code[:3]} {code[3:]}" in page.content.decode()

    while upcoming := programme(cafe).next_phase:
        assert not projected()
        start_next(cafe, ana, upcoming.pk)
    assert projected()
    actions.close_page(cafe, ana)
    assert not projected()
    actions.open_page(cafe, ana, BASE)
    finish(cafe, ana, programme(cafe).current.pk)
    assert projected()


def test_the_card_to_print_bears_the_address_and_the_code(ana_browser, cafe, ana, told):
    path = reverse("poster", args=[cafe.code, "retour"])
    assert ana_browser.get(path).status_code == 409
    actions.open_page(cafe, ana, BASE)
    (page,) = pypdf.PdfReader(io.BytesIO(ana_browser.get(path).content)).pages
    code = link_of_participants(cafe).code
    assert f"{code[:3]} {code[3:]}" in page.extract_text()
    assert "192.168.1.20:8000" in page.extract_text()


def test_a_proposal_takes_nothing_away_and_names_no_note_twice(cafe, ana, told):
    actions.show(cafe, ana, told[2].pk, True)
    for _again in range(2):
        actions.suggest(cafe, ana)
    chosen = ReturnPage.objects.get(cafe=cafe).notes.values_list("text", flat=True)
    assert sorted(chosen) == ["Autre.", "Frapper à côté."]


def test_a_line_is_answered_as_it_now_is(ana_browser, cafe, ana, told):
    path = reverse("return-note", args=[cafe.code, told[0].pk])
    shown = ana_browser.post(path, {"shown": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert "Montrée" in shown
    taken = ana_browser.post(path, {"shown": "0"}, headers={"HX-Request": "true"}).content.decode()
    assert "Montrée" not in taken
    gone = reverse("return-note", args=[cafe.code, 10**6])
    assert ana_browser.post(gone, {"shown": "1"}).status_code == 409


@pytest.mark.parametrize("who", ["sofia_browser", "charlie_browser"])
def test_only_those_who_lead_set_it(cafe, told, request, who):
    browser = request.getfixturevalue(who)
    for name in ACTS:
        assert browser.post(reverse(name, args=[cafe.code])).status_code == 404
    assert browser.post(reverse("return-note", args=[cafe.code, told[0].pk])).status_code == 404
    for name in ("return-page", "return-preview"):
        assert browser.get(reverse(name, args=[cafe.code])).status_code == 404
    assert browser.get(reverse("poster", args=[cafe.code, "retour"])).status_code == 404
    assert not ReturnPage.objects.exists()


def test_opening_an_address_changes_nothing(ana_browser, cafe):
    for name in ACTS:
        assert ana_browser.get(reverse(name, args=[cafe.code])).status_code == 405
