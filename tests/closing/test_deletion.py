"""Deleting a café by its owner: what is lost is told, the archive offered, the code asked."""

import pytest

from sessions_app.closing.queries import archive
from sessions_app.facilitation.actions import start_next
from sessions_app.models import Cafe, Role
from tests.cast import add_note, signed_in
from tests.closing.test_archive_pages import upload


def address(cafe):
    return f"/cafes/{cafe.code}/supprimer/"


def test_the_page_says_what_is_lost_and_offers_the_archive(cafe, ana_browser):
    add_note(cafe, "Une idée")
    page = ana_browser.get(address(cafe)).content.decode()
    assert "1 idée" in page
    assert f"/cafes/{cafe.code}/archive/" in page
    assert "définitive" in page
    assert "refaites sans ce café" in page
    assert "clé de sauvegarde débranchée" in page
    assert Cafe.objects.filter(pk=cafe.pk).exists()


def test_a_café_under_way_is_told_to_be(cafe, ana, ana_browser):
    assert "est en cours" not in ana_browser.get(address(cafe)).content.decode()
    start_next(cafe, ana, cafe.phases.first().pk)
    assert "est en cours" in ana_browser.get(address(cafe)).content.decode()


@pytest.mark.parametrize("written", ["", "XXXXXX"])
def test_without_the_code_nothing_is_deleted(cafe, ana_browser, written):
    answer = ana_browser.post(address(cafe), {"code": written})
    assert answer.status_code == 422
    assert "field--wrong" in answer.content.decode()
    assert Cafe.objects.filter(pk=cafe.pk).exists()


def test_with_its_code_the_café_goes_and_the_archive_brings_it_back(cafe, ana_browser):
    add_note(cafe, "Une idée")
    kept = archive(cafe)
    written = f" {cafe.code[:3].lower()} {cafe.code[3:]}"
    page = ana_browser.post(address(cafe), {"code": written}, follow=True)
    assert page.redirect_chain == [("/cafes/", 302)]
    assert "« Vivre ensemble » est supprimé" in page.content.decode().replace("\u00a0", " ")
    assert not Cafe.objects.exists()
    assert ana_browser.get(address(cafe)).status_code == 404
    ana_browser.post("/cafes/importer/", upload(kept))
    assert Cafe.objects.get().notes.get().text == "Une idée"


def test_only_the_owner_and_the_administration_may(cafe, sofia, sofia_browser, charlie, client):
    assert client.get(address(cafe)).status_code == 302
    assert sofia_browser.get(address(cafe)).status_code == 404
    cafe.co_animators.add(charlie)
    second = signed_in(charlie)
    assert second.post(address(cafe), {"code": cafe.code}).status_code == 404
    assert "supprimer/" not in second.get(f"/cafes/{cafe.code}/preparation/").content.decode()
    sofia.role = Role.ADMINISTRATOR
    sofia.save()
    assert sofia_browser.get(address(cafe)).status_code == 200


def test_it_is_found_in_the_preparation_and_after_the_café(cafe, ana_browser):
    for place in ("preparation", "apres"):
        assert address(cafe) in ana_browser.get(f"/cafes/{cafe.code}/{place}/").content.decode()
