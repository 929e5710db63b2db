"""Versions are kept by themselves and by hand, come back whole, and once approved never change."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions_app.fiche.snapshot import snapshot
from sessions_app.models import Block, Fiche, FicheVersion, Look, Source, VersionCause
from tests.cast import add_note
from tests.fiche.desk import Desk
from tests.fiche.test_review import FIELDS

FORMATS = ("docx", "pdf", "html", "md")


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    return Desk(sofia_browser, cafe).begin()


@pytest.fixture
def clean(desk, cafe) -> Desk:
    """A fiche with nothing left to look at."""
    for name, text in FIELDS.items():
        desk.fill(name, text)
    desk.add("section", heading="Le quartier", shape="A")
    block = desk.add("bullet", text="des bancs;")
    desk.post(f"redaction/blocs/{block}/sources/", note=add_note(cafe, "Des bancs").pk)
    return desk


def causes() -> list[str]:
    return list(FicheVersion.objects.order_by("number").values_list("cause", flat=True))


def quiet() -> None:
    Fiche.objects.update(updated_at=timezone.now() - timedelta(minutes=31))


def test_coming_back_after_a_while_keeps_what_was_there_before(desk):
    block = desk.add("paragraph", text="Au début")
    desk.save(block, 1, text="Peu après")
    assert causes() == []
    quiet()
    desk.save(block, 2, text="Le lendemain")
    desk.save(block, 3, text="Toujours le lendemain")
    assert causes() == [VersionCause.SESSION]
    assert FicheVersion.objects.get().content["blocks"][0]["text"] == "Peu après"
    page = desk.get("versions/1/").content.decode()
    assert "<del>Peu</del>" in page or "<del>Peu après</del>" in page
    quiet()
    desk.save(block, 4, text="Peu après")
    assert causes() == [VersionCause.SESSION] * 2


def test_what_did_not_change_is_not_kept_twice(desk):
    block = desk.add("paragraph", text="Un texte")
    quiet()
    desk.post("versions/garder/", name="Un")
    quiet()
    desk.save(block, 1, text="Un autre")
    assert causes() == [VersionCause.KEPT]


def test_a_version_comes_back_whole_and_nothing_is_lost(clean, cafe):
    first = snapshot(Fiche.objects.get())
    clean.post("versions/garder/", name="Avant")
    bullet = Block.objects.get(kind="bullet")
    clean.save(bullet.pk, 1, text="tout autre chose")
    clean.remove(Block.objects.get(kind="section").pk)
    clean.add("paragraph", text="Nouveau")
    clean.fill("issn", "0000-0000")
    later = snapshot(Fiche.objects.get())
    assert clean.post("versions/1/retablir/").status_code == 302
    back = snapshot(Fiche.objects.get())
    assert without_ids(back) == without_ids(first)
    assert causes() == [VersionCause.KEPT, VersionCause.RESTORE]
    assert FicheVersion.objects.get(number=2).content == later
    clean.post("versions/2/retablir/")
    assert without_ids(snapshot(Fiche.objects.get())) == without_ids(later)


def without_ids(content):
    blocks = [{k: v for k, v in one.items() if k != "id"} for one in content["blocks"]]
    return content | {"blocks": blocks}


def test_a_block_that_is_still_there_keeps_its_row_under_a_later_version(desk):
    block = desk.add("paragraph", text="Un")
    desk.post("versions/garder/")
    desk.save(block, 1, text="Deux")
    desk.post("versions/1/retablir/")
    again = Block.objects.get()
    assert (again.pk, again.text, again.version) == (block, "Un", 3)
    assert desk.save(block, 2, text="Trois").status_code == 409


def test_a_note_or_a_theme_gone_since_is_left_out(clean, cafe):
    clean.post("versions/garder/")
    Source.objects.all().delete()
    cafe.notes.all().delete()
    assert clean.post("versions/1/retablir/").status_code == 302
    assert not Source.objects.exists()
    assert clean.post("versions/9/retablir/").status_code == 404


def test_approval_waits_until_nothing_is_left_or_all_is_accepted(clean, cafe):
    clean.add("bullet", text="Sans appui")
    assert clean.post("versions/approuver/").status_code == 409
    assert "La relecture signale 1 point" in clean.get("versions/").content.decode()
    assert causes() == []
    page = clean.get("redaction/relecture/").content.decode()
    mine = page.split('name="about" value="')[1].split('"')[0]
    clean.post("redaction/relecture/accepter/", kind="unsourced", about=mine)
    assert clean.post("versions/approuver/", name="Finale").status_code == 302
    assert causes() == [VersionCause.APPROVED]
    assert clean.post("versions/approuver/").status_code == 409


def test_what_is_approved_gives_the_same_bytes_whatever_changes_later(clean, cafe):
    clean.post("versions/approuver/")
    before = {name: clean.get(f"versions/1/export/{name}/").content for name in FORMATS}
    assert all(before.values())
    clean.save(Block.objects.get(kind="bullet").pk, 1, text="tout autre chose")
    clean.fill("title", "Un autre titre")
    type(cafe).objects.filter(pk=cafe.pk).update(language="en-CA", title="Autre")
    Look.objects.create(organisation=cafe.organisation, primary="#123456")
    type(cafe.organisation).objects.update(name="Un autre nom")
    after = {name: clean.get(f"versions/1/export/{name}/").content for name in FORMATS}
    assert after == before
    page = clean.get("").content.decode()
    assert "Version approuvée" in page
    assert "Le brouillon, à côté, a changé depuis." in page
    assert "versions/1/export/pdf/" in page


def test_a_later_approval_stands_beside_the_first(clean):
    clean.post("versions/approuver/")
    first = clean.get("versions/1/export/md/").content
    clean.fill("subtitle", "Un sous-titre")
    clean.post("versions/approuver/")
    assert clean.get("versions/1/export/md/").content == first
    assert b"Un sous-titre" in clean.get("versions/2/export/md/").content
    assert 'versions/2/">Version 2' in clean.get("").content.decode()


def test_only_approved_versions_have_files(desk):
    desk.add("paragraph", text="Un texte")
    desk.post("versions/garder/")
    assert desk.get("versions/1/export/pdf/").status_code == 404
    assert desk.get("versions/1/export/odt/").status_code == 404
    assert desk.get("versions/2/").status_code == 404


@pytest.mark.parametrize("path", ["versions/", "versions/1/", "versions/1/export/md/"])
def test_a_stranger_finds_no_version(clean, charlie_browser, path):
    clean.post("versions/approuver/")
    assert clean.get(path).status_code == 200
    assert charlie_browser.get(clean.base + path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "versions/garder/",
        "versions/approuver/",
        "versions/1/retablir/",
        "redaction/relecture/accepter/",
        "redaction/relecture/revoir/",
        "redaction/relecture/remplacer/",
    ],
)
def test_a_stranger_and_a_tablet_can_keep_approve_and_accept_nothing(
    clean, charlie_browser, hugo, path
):
    assert charlie_browser.post(clean.base + path).status_code == 404
    assert hugo.post(clean.base + path).status_code == 404
    assert causes() == []


def test_a_co_animator_writes_and_does_not_approve(
    clean, charlie, charlie_browser, cafe, ana_browser
):
    cafe.co_animators.add(charlie)
    mine = Desk(charlie_browser, cafe)
    assert mine.post("versions/garder/").status_code == 302
    assert mine.post("versions/approuver/").status_code == 404
    assert "peut approuver la fiche" in mine.get("versions/").content.decode()
    assert Desk(ana_browser, cafe).post("versions/approuver/").status_code == 302
