"""The purge: personal data go, from rows and files; notes and fiche stay; a certificate says so."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions_app.access.refusals import Refusal
from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive.reading import read
from sessions_app.closing.attendance import attendance
from sessions_app.closing.purge import due
from sessions_app.closing.purge.actions import purge
from sessions_app.closing.purge.inventory import KINDS, inventory
from sessions_app.closing.purge.storage import settle
from sessions_app.closing.queries import archive
from sessions_app.facilitation.actions import start_next
from sessions_app.models import Cafe, HeadCount, Note, Participant, Purge, Source
from sessions_app.preparation.queries import programme
from tests.cast import add_note
from tests.closing.purged import KEPT, MARKERS, every_byte, fill


@pytest.mark.django_db(transaction=True)
def test_no_marker_is_left_in_any_file(cafe, ana, ana_browser, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    fill(cafe, ana)
    on_disk = connection.vendor == "sqlite"
    if on_disk:
        before = every_byte(tmp_path)
        assert [one for one in MARKERS if one.encode() not in before] == []
    answer = ana_browser.post(reverse("purge", args=[cafe.code]), {"confirmed": "1"})
    assert answer.status_code == 302
    raw = archive(cafe)
    left = every_byte(tmp_path) + raw if on_disk else raw
    assert [one for one in MARKERS if one.encode() in left] == []
    for text in KEPT:
        assert text.encode() in left
    assert Purge.objects.get(cafe=cafe).cleaned_at


def test_notes_fiche_and_counts_stay_and_all_else_goes(cafe, ana):
    fill(cafe, ana)
    there = inventory(cafe)
    assert there.keys() == KINDS.keys()
    before = attendance(cafe)
    made = purge(cafe, ana)
    assert made.deleted == there
    assert inventory(cafe) == {}
    assert set(Note.objects.filter(cafe=cafe).values_list("text", flat=True)) == {
        KEPT[0], "Corrigée.", "[…]",
    }  # fmt: skip
    assert Source.objects.filter(note__cafe=cafe).exists()
    assert not Participant.objects.exists()
    assert attendance(Cafe.objects.get(pk=cafe.pk)) == before
    heads = HeadCount.objects.filter(round=programme(cafe).rounds[0])
    assert sorted(heads.values_list("count", flat=True)) == [3, 3, 3, 3]
    assert not cafe.events.exclude(undo=None).exists()


def test_small_sectors_are_merged_in_what_is_kept(cafe, ana):
    fill(cafe, ana)
    assert "Secteur-Ymir" not in str(purge(cafe, ana).attendance)


def test_a_purged_cafe_comes_back_from_its_archive_the_same(cafe, ana):
    fill(cafe, ana)
    purge(cafe, ana)
    raw = archive(cafe)
    remove_cafe(cafe)
    again = import_cafe(read(raw), ana)
    assert archive(again) == raw
    assert again.purges.get().deleted["people"] == 12


def test_a_cited_note_that_was_taken_back_stays_without_its_words(cafe, ana):
    fill(cafe, ana)
    Note.objects.filter(text=KEPT[0]).update(deleted_at=timezone.now())
    purge(cafe, ana)
    assert Source.objects.get(note__cafe=cafe).note.text == "[…]"


def test_nothing_goes_while_the_cafe_is_on(cafe, ana):
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie")
    start_next(cafe, ana, programme(cafe).next_phase.pk)
    with pytest.raises(Refusal):
        purge(cafe, ana)
    assert Participant.objects.exists()
    assert not Purge.objects.exists()


def test_the_day_does_it_once_and_only_when_it_has_come(cafe, ana, organisation):
    fill(cafe, ana)
    today = timezone.localdate()
    later = Cafe.objects.create(
        title="Autre", owner=ana, organisation=organisation, starts_at=cafe.starts_at
    )
    Participant.objects.create(cafe=later, number=1, name="Encore là")
    Cafe.objects.filter(pk=later.pk).update(purge_on=today + timedelta(days=1))
    Cafe.objects.filter(pk=cafe.pk).update(purge_on=today)
    hourly = due.Hourly()
    hourly()
    hourly()
    assert due.purge_due() == []
    made = Purge.objects.get()
    assert (made.cafe, made.by) == (cafe, "")
    assert Participant.objects.get().name == "Encore là"


def test_the_command_does_it_where_no_server_runs(cafe, ana, capsys):
    fill(cafe, ana)
    Cafe.objects.filter(pk=cafe.pk).update(purge_on=timezone.localdate())
    call_command("purge_cafes")
    assert cafe.code in capsys.readouterr().out
    call_command("purge_cafes")
    assert "Aucun café" in capsys.readouterr().out


def test_a_cafe_on_air_is_purged_once_it_is_over(cafe, ana):
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie")
    start_next(cafe, ana, programme(cafe).next_phase.pk)
    Cafe.objects.filter(pk=cafe.pk).update(purge_on=timezone.localdate())
    assert due.purge_due() == []
    cafe.phases.update(state="done")
    assert due.purge_due() == [cafe]


def test_the_confirmation_says_what_goes_and_asks_for_a_tick(cafe, ana, ana_browser):
    fill(cafe, ana)
    page = ana_browser.get(reverse("purge", args=[cafe.code])).content.decode()
    for count, words in ((12, "Personnes de la liste"), (1, "Photos de nappe")):
        assert re.search(rf'<td>{words}[^<]*</td><td class="number">{count}</td>', page)
    assert "dépersonnalisé, et non anonymisé" in page
    answer = ana_browser.post(reverse("purge", args=[cafe.code]))
    assert "Cochez la case" in answer.content.decode()
    assert Participant.objects.exists()


def test_the_certificate_says_what_when_by_whom_and_what_is_kept(cafe, ana, ana_browser):
    path = reverse("annex", args=[cafe.code, "certificat"])
    assert ana_browser.get(path).status_code == 404
    fill(cafe, ana)
    made = purge(cafe, ana)
    pages = pypdf.PdfReader(io.BytesIO(ana_browser.get(path).content)).pages
    said = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    for part in ("dépersonnalisé, et non anonymisé", "Ana", cafe.code, "Ce qui est gardé"):
        assert part in said
    assert re.search(rf"besoins, badge, heures d’arrivée {made.deleted['people']}\b", said)
    assert "supprimées et remplacées par une nouvelle" in said


def test_a_day_before_the_cafe_or_past_is_refused(cafe, ana_browser):
    path = reverse("personal", args=[cafe.code])
    for wrong in ("2020-01-01", "2026-09-21", "bientôt"):
        page = ana_browser.post(path, {"day": wrong})
        assert page.status_code == 200
        assert "field__error" in page.content.decode()
    good = max(timezone.localdate(), timezone.localdate(cafe.starts_at)) + timedelta(days=100)
    assert ana_browser.post(path, {"day": good.isoformat()}).status_code == 302
    cafe.refresh_from_db()
    assert cafe.purge_on == good
    ana_browser.post(path, {"day": ""})
    cafe.refresh_from_db()
    assert cafe.purge_on is None


@pytest.mark.parametrize("who", ["sofia_browser", "charlie_browser"])
def test_only_those_who_prepare_the_cafe_may(cafe, request, who):
    add_note(cafe, "Une idée.")
    browser = request.getfixturevalue(who)
    for name in ("personal", "purge"):
        path = reverse(name, args=[cafe.code])
        assert browser.get(path).status_code == 404
        assert browser.post(path, {"confirmed": "1"}).status_code == 404
        assert Client().get(path).status_code == 302
    assert not Purge.objects.exists()


def test_inside_a_transaction_the_space_waits(cafe, ana):
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie")
    purge(cafe, ana)
    settle()
    assert Purge.objects.get().cleaned_at is None
