"""The notice of use: what it says, that nobody begins a round without it, where it was read."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import preflight_actions
from sessions_app.facilitation.actions import start_next, step_back
from sessions_app.models import Cafe, PhaseKind
from sessions_app.preparation.actions import cafes
from sessions_app.preparation.notice import notice, usual_day
from sessions_app.preparation.queries import programme
from sessions_app.preparation.shapes import THREE_QUESTIONS
from tests.cast import link_of

PURPOSE, WHO, DAY = "Écrire une fiche synthèse.", "Odette", "31 mars 2099"


def plain(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).replace("\xa0", " ").split())


def begin(cafe: Cafe, ana) -> None:
    start_next(cafe, ana, programme(cafe).next_phase.pk)


def test_every_screen_before_the_first_round_says_why_until_when_and_who(cafe, ana_browser, hugo):
    door = f"/hote/{link_of(cafe, 1).public_id}/"
    names = ("projection", "preflight", "check-in", "preparation", "return-preview")
    pages = [ana_browser.get(reverse(name, args=[cafe.code])) for name in names]
    for page in [hugo.get(door), *pages]:
        said = plain(page)
        assert [one for one in (PURPOSE, WHO, DAY, "facultatif") if one not in said] == []


def test_the_first_step_shows_it_and_says_so_once(cafe, ana):
    begin(cafe, ana)
    cafe.refresh_from_db()
    assert cafe.notice_shown_at
    step_back(cafe, ana, programme(cafe).current.pk)
    begin(cafe, ana)
    shown = cafe.events.filter(kind="notice-shown")
    assert [one.facts for one in shown] == [{"what": "screens"}]


def test_a_first_round_that_nothing_precedes_waits_until_it_is_said(cafe, ana, ana_browser):
    cafe.phases.filter(kind=PhaseKind.WELCOME).delete()
    with pytest.raises(Refusal, match="avis d’utilisation"):
        begin(cafe, ana)
    assert programme(cafe).current is None
    ana_browser.post(reverse("notice-shown", args=[cafe.code]), HTTP_HX_REQUEST="true")
    begin(cafe, ana)
    assert programme(cafe).current.kind == PhaseKind.ROUND


def test_what_it_lacks_is_red_until_accepted_and_red_again_for_more(cafe, ana, ana_browser):
    accept = reverse("accept-notice", args=[cafe.code])
    Cafe.objects.update(officer_contact="")
    page = plain(ana_browser.get(reverse("preflight", args=[cafe.code])))
    assert "Il manque : comment la joindre" in page
    ana_browser.post(accept, {"parts": "officer_contact purge_on_x"}, HTTP_HX_REQUEST="true")
    cafe.refresh_from_db()
    assert (cafe.notice_accepted, notice(cafe).red) == ("officer_contact", False)
    Cafe.objects.update(purge_on=None)
    cafe.refresh_from_db()
    assert notice(cafe).red
    cafe.tables.all().delete()
    with pytest.raises(Refusal, match="incomplet"):
        preflight_actions.ready(cafe, ana)


def test_a_table_reads_it_once_and_it_stays_within_reach(cafe, ana, hugo, ines):
    door = f"/hote/{link_of(cafe, 1).public_id}/"
    assert '<details class="host__etiquette host-notice" id="host-notice" open>' in (
        hugo.get(door).content.decode()
    )
    for _again in range(2):
        assert hugo.post(f"{door}avis/lu/").status_code == 204
    assert cafe.events.filter(kind="notice-read").count() == 1
    page = hugo.get(door).content.decode()
    # Open, it would stay open through a swap: once read it has another id, and from the first round on.
    assert 'id="host-notice-kept">' in page
    assert PURPOSE in page
    begin(cafe, ana)
    begin(cafe, ana)
    assert cafe.tables.get(number=2).notice_read_at is None
    elsewhere = f"/hote/{link_of(cafe, 2).public_id}/"
    assert 'id="host-notice-kept">' in ines.get(elsewhere).content.decode()


def test_it_is_printed_for_the_desk_and_in_the_annex_with_its_moment(cafe, ana, ana_browser, hugo):
    begin(cafe, ana)
    hugo.post(f"/hote/{link_of(cafe, 1).public_id}/avis/lu/")
    paths = (reverse("print-sheet", args=[cafe.code, "avis"]),
             reverse("annex", args=[cafe.code, "methode"]))  # fmt: skip
    texts = []
    for path in paths:
        pages = pypdf.PdfReader(io.BytesIO(ana_browser.get(path).content)).pages
        said = " ".join(page.extract_text() for page in pages).replace("\xa0", " ")
        texts.append(" ".join(said.split()))
        assert [one for one in (PURPOSE, WHO, DAY) if one not in texts[-1]] == []
    assert "Présenté à la salle le" in texts[1]
    assert "Lu aux tables 1." in texts[1]


def test_a_new_café_takes_its_notice_from_the_latest_and_its_day_follows_its_start(cafe, ana):
    later = timezone.now() + timedelta(days=10)
    fresh = cafes.create(ana, THREE_QUESTIONS, "Autre", later)
    assert (fresh.officer, fresh.officer_contact) == (WHO, "vie.privee@exemple.org")
    assert fresh.purge_on == usual_day(fresh)
    cafes.edit(fresh, ana, "starts_at", later + timedelta(days=40))
    fresh.refresh_from_db()
    assert fresh.purge_on == usual_day(fresh)
    cafes.edit(fresh, ana, "purge_on", fresh.purge_on + timedelta(days=1))
    cafes.edit(fresh, ana, "starts_at", later)
    kept = fresh.purge_on + timedelta(days=1)
    fresh.refresh_from_db()
    assert fresh.purge_on == kept


def test_a_day_of_deletion_before_the_café_is_refused(cafe, ana_browser):
    path = reverse("edit-cafe", args=[cafe.code, "purge_on"])
    answer = ana_browser.post(path, {"purge_on": "2026-09-20"}, HTTP_HX_REQUEST="true")
    assert answer.status_code == 422
    cafe.refresh_from_db()
    assert str(cafe.purge_on) == "2099-03-31"
