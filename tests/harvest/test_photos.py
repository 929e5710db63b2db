"""Photos of tablecloths: each once, decoded within bounds, made anew, seen by those who may."""

import io
import secrets
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from sessions_app.access import links
from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive.reading import read
from sessions_app.closing.queries import archive
from sessions_app.harvest import photo_files, pictures
from sessions_app.live.front_door import limits
from sessions_app.models import Photo
from sessions_app.preparation.queries import programme
from tests.cast import ROOM, link_of, tablet

from .test_host import go


def jpeg(width: int = 80, height: int = 60, **more: Any) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(file, "JPEG", **more)
    return file.getvalue()


def send(browser: Any, link: Any, content: bytes, uid: str = "", **fields: Any) -> Any:
    query = {
        "photo": uid or secrets.token_hex(16),
        "device": "d" * 32,
        "round": 0,
        "at": 1,
        **fields,
    }
    address = "&".join(f"{name}={value}" for name, value in query.items())
    return browser.post(
        f"{links.path(link)}photos?{address}",
        content,
        content_type="image/jpeg",
        headers={"Origin": "http://cafe.test", "X-Worldcafe": "1"},
    )


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def table(cafe):
    return link_of(cafe, 1)


def test_a_photo_is_kept_with_its_table_and_the_round_in_which_it_was_taken(hugo, cafe, ana, table):
    go(cafe, ana, 2)
    first = programme(cafe).rounds[0]
    go(cafe, ana, 2)
    taken = send(hugo, table, jpeg(), round=first.pk, at=1_790_000_000_000)
    assert taken.json()["answer"] == "late"
    photo = Photo.objects.get()
    assert (photo.table, photo.round, photo.late) == (table.table, first, True)
    assert photo.taken_at.timestamp() == 1_790_000_000
    assert Image.open(io.BytesIO(photo_files.read(photo.name))).size == (80, 60)


def test_sent_again_it_is_known_and_another_with_its_identifier_is_refused(hugo, table, folder):
    uid, content = "a" * 32, jpeg()
    answers = [send(hugo, table, content, uid).json()["answer"] for _time in range(2)]
    assert answers == ["ok", "dup"]
    assert send(hugo, table, jpeg(), uid).json()["answer"] == "refused"
    assert (Photo.objects.count(), len(list(folder.rglob("*.jpg")))) == (1, 1)


def test_what_the_camera_added_is_dropped_and_the_picture_stands_upright(hugo, table):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of Hugo"
    content = jpeg(1200, 900, exif=exif, comment=b"45.5017 -73.5673")
    assert b"Camera of Hugo" in content
    send(hugo, table, content)
    photo = Photo.objects.get()
    stored = photo_files.read(photo.name)
    assert (photo.width, photo.height) == (900, 1200)
    assert b"Camera" not in stored
    assert b"45.5" not in stored
    assert not Image.open(io.BytesIO(stored)).getexif()


def test_a_larger_picture_is_scaled_down(hugo, table):
    send(hugo, table, jpeg(2400, 1200, quality=20))
    assert (Photo.objects.get().width, Photo.objects.get().height) == (1600, 800)


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (10, 10)).save(file, "PNG")
    return file.getvalue()


def bomb() -> bytes:
    """A small JPEG whose header says 65 000 by 65 000 pixels."""
    raw = bytearray(jpeg())
    at = raw.index(b"\xff\xc0") + 5
    raw[at : at + 4] = (65_000).to_bytes(2, "big") * 2
    return bytes(raw)


@pytest.mark.parametrize(
    "content",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", png(), jpeg()[:200], bomb()],
    ids=["svg", "gif", "png", "cut short", "bomb"],
)
def test_what_is_no_jpeg_of_a_sensible_size_is_refused_and_leaves_nothing(
    hugo, table, folder, content
):
    answer = send(hugo, table, content).json()
    assert answer["answer"] == "refused"
    assert "Prenez-la de nouveau" in answer["sentence"]
    assert not Photo.objects.exists()
    assert not list(folder.rglob("*.*"))


def test_a_picture_too_large_is_refused_before_it_is_decoded(monkeypatch):
    large = bomb()
    monkeypatch.setattr(Image.Image, "load", lambda *_args: pytest.fail("decoded"))
    with pytest.raises(pictures.NoPicture):
        pictures.remade(large)


def test_a_cafe_keeps_no_more_photos_than_its_archive_can_hold(hugo, table, monkeypatch):
    monkeypatch.setattr("sessions_app.harvest.photo_actions.MOST_BYTES", 5_000)
    answers = [send(hugo, table, jpeg()).json()["answer"] for _time in range(4)]
    assert answers[0] == "ok"
    assert answers[-1] == "refused"


def test_the_front_door_takes_one_photo_and_no_more():
    assert limits.body_limit("/hote/0123456789ab/photos?photo=a", "") == limits.PHOTO
    assert limits.PHOTO <= limits.IN_MEMORY


def test_only_a_tablet_of_this_cafe_posts_from_this_origin(hugo, ines, cafe, table):
    assert send(Client(**ROOM), table, jpeg()).status_code == 404
    assert send(ines, table, jpeg()).status_code == 404
    path = f"{links.path(table)}photos?photo={'a' * 32}&device={'b' * 32}"
    other = {"Origin": "http://elsewhere", "X-Worldcafe": "1"}
    assert hugo.post(path, jpeg(), content_type="image/jpeg", headers=other).status_code == 403
    assert send(hugo, table, jpeg(), "not an id").status_code == 400
    assert not Photo.objects.exists()


def test_those_who_read_the_harvest_see_it_and_nobody_else(
    hugo, cafe, table, ana_browser, sofia_browser, charlie_browser, client
):
    send(hugo, table, jpeg())
    photo = Photo.objects.get()
    page, picture = f"/cafes/{cafe.code}/photos/", f"/cafes/{cafe.code}/photos/{photo.pk}.jpg"
    for browser in (ana_browser, sofia_browser):
        assert picture in browser.get(page).content.decode()
        assert browser.get(picture)["Content-Type"] == "image/jpeg"
        assert "1 photo de nappe" in browser.get(f"/cafes/{cafe.code}/recolte/").content.decode()
    assert "Retirer cette photo" in ana_browser.get(page).content.decode()
    assert "Retirer cette photo" not in sofia_browser.get(page).content.decode()
    for path in (page, picture):
        assert charlie_browser.get(path).status_code == 404
        assert client.get(path).status_code == 302
        assert hugo.get(path).status_code == 404
    assert sofia_browser.post(f"{page}{photo.pk}/", {"keep": "0"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_animator_removes_one_for_good(hugo, cafe, table, ana_browser, folder):
    content, uid = jpeg(), "a" * 32
    send(hugo, table, content, uid)
    photo = Photo.objects.get()
    ana_browser.post(f"/cafes/{cafe.code}/photos/{photo.pk}/", {"keep": "0"})
    assert not list(folder.rglob("*.jpg"))
    assert ana_browser.get(f"/cafes/{cafe.code}/photos/{photo.pk}.jpg").status_code == 404
    # The tablet sends it again, as to a restored server: it does not come back.
    assert send(hugo, table, content, uid).json()["answer"] == "dup"
    assert not list(folder.rglob("*.jpg"))


def test_through_an_ended_link_it_waits_for_a_decision(hugo, cafe, table, ana_browser):
    links.revoke(table)
    assert send(hugo, table, jpeg()).json()["answer"] == "held"
    photo = Photo.objects.get()
    assert "lien a été fermé" in ana_browser.get(f"/cafes/{cafe.code}/photos/").content.decode()
    ana_browser.post(f"/cafes/{cafe.code}/photos/{photo.pk}/", {"keep": "1"})
    photo.refresh_from_db()
    assert not photo.held


@pytest.mark.django_db(transaction=True)
def test_the_archive_takes_pictures_out_and_brings_them_back(cafe, ana, table, folder):
    send(tablet(table), table, jpeg(), round=programme(cafe).rounds[0].pk)
    before = photo_files.read(Photo.objects.get().name)
    raw = archive(cafe)
    remove_cafe(cafe)
    assert not list(folder.rglob("*.jpg"))
    again = import_cafe(read(raw), ana)
    photo = again.photos.get()
    assert photo_files.read(photo.name) == before
    assert (photo.table.number, photo.round) == (1, programme(again).rounds[0])
    assert archive(again) == raw


def test_photos_count_in_the_receipt_of_their_tablet(hugo, cafe, table):
    from sessions_app.facilitation.receipt import receipt
    from sessions_app.live import presence

    send(hugo, table, jpeg())
    presence.seen(table, "d" * 32, presence.Report(2, 1))
    (one,) = receipt(cafe).tablets
    assert (one.written, one.received, one.missing) == (2, 1, 1)
    send(hugo, table, jpeg())
    presence.seen(table, "d" * 32, presence.Report(2, 0))
    (one,) = receipt(cafe).tablets
    assert (one.received, one.missing) == (2, 0)
