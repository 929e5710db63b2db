"""The console reads in what an offline tablet handed over, once, and says what became of it."""

import json
import zlib
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from sessions_app.access import links
from sessions_app.facilitation.receipt import receipt
from sessions_app.live import presence
from sessions_app.live.presence import Report
from sessions_app.models import AccessLink, Cafe, Event, Note, Operation
from tests.cast import link_of
from tests.harvest.test_operations import answers, operation, send

DEVICE = "c" * 32


def handed(cafe: Cafe, *operations: Any, number: int = 1, **fields: Any) -> dict[str, Any]:
    return {
        "format": "worldcafe-rescue",
        "version": 1,
        "link": link_of(cafe, number).public_id,
        "device": DEVICE,
        "written": len(operations),
        "operations": list(operations),
        **fields,
    }


def give(browser, cafe, *contents: Any) -> str:
    """Upload files (bytes, or what is to be JSON) and return the words of the answer."""
    files = [
        SimpleUploadedFile(
            "idees.json", one if isinstance(one, bytes) else json.dumps(one).encode()
        )
        for one in contents
    ]
    answer = browser.post(
        reverse("rescue", args=[cafe.code]), {"file": files}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    words = strip_tags(unescape(answer.content.decode()))
    return " ".join(words.replace("\xa0", " ").split())


def test_ideas_of_a_file_are_stored_at_the_table_of_its_link(ana, ana_browser, cafe):
    words = give(ana_browser, cafe, handed(cafe, operation("L’été"), operation("À l’œuvre")))
    assert "Table 1 : 2 idées lues : 2 nouvelles, 0 déjà reçue" in words
    assert {(n.text, n.table.number) for n in Note.objects.all()} == {
        ("L’été", 1),
        ("À l’œuvre", 1),
    }


def test_the_log_names_who_vouched(ana, ana_browser, cafe):
    give(ana_browser, cafe, handed(cafe, operation()))
    assert Event.objects.get(kind="note-added").actor == ana
    event = Event.objects.get(kind="notes-rescued")
    assert (event.actor, event.table.number) == (ana, 1)
    assert event.facts == {"read": 1, "added": 1, "held": 0, "refused": 0}


def test_what_was_received_before_is_told_apart_and_kept_once(hugo, ana_browser, cafe):
    before, after = operation("Avant"), operation("Après")
    send(hugo, link_of(cafe, 1), before)
    words = give(ana_browser, cafe, handed(cafe, before, after))
    assert "2 idées lues : 1 nouvelle, 1 déjà reçue" in words
    assert Note.objects.count() == 2


def test_a_tablet_that_comes_back_doubles_nothing(hugo, ana_browser, cafe):
    first = operation("Première")
    change = operation("Changée", note=first["note"], kind="edit", base=1)
    give(ana_browser, cafe, handed(cafe, first, change))
    give(ana_browser, cafe, handed(cafe, first, change))
    assert answers(send(hugo, link_of(cafe, 1), first, change)) == ["dup", "dup"]
    assert [note.text for note in Note.objects.all()] == ["Changée"]
    assert Operation.objects.count() == 2
    assert Event.objects.filter(kind="notes-rescued").count() == 1


def test_a_tablet_whose_notes_were_read_in_lets_the_light_be_green(ana_browser, cafe):
    presence.seen(link_of(cafe, 1), DEVICE, Report(written=1, waiting=1))
    presence.gone(link_of(cafe, 1), DEVICE)
    assert receipt(cafe).light == "amber"
    give(ana_browser, cafe, handed(cafe, operation(), operation()))
    found = receipt(cafe)
    assert (found.light, found.written, found.received) == ("green", 2, 2)


def test_ideas_of_an_ended_link_are_held_to_be_decided(ana_browser, cafe):
    link = link_of(cafe, 1)
    given = handed(cafe, operation())
    links.revoke(link)
    words = give(ana_browser, cafe, given)
    assert "0 nouvelle, 0 déjà reçue, 1 retenue" in words
    assert Operation.objects.get().answer == "held"
    assert not Note.objects.exists()


def test_an_operation_that_cannot_be_taken_is_quoted_and_the_others_go_on(ana_browser, cafe):
    presence.seen(link_of(cafe, 1), DEVICE, Report(written=3, waiting=3))
    presence.gone(link_of(cafe, 1), DEVICE)
    spoilt = operation("Une idée abîmée", op="pas un identifiant")
    words = give(ana_browser, cafe, handed(cafe, spoilt, "rien", operation("Une idée saine")))
    assert "3 idées lues : 1 nouvelle, 0 déjà reçue, 2 refusées" in words
    assert "« Une idée abîmée » : Cette idée est arrivée sans son identifiant." in words
    assert receipt(cafe).light == "amber"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x00\x01 rien", "n’est pas un fichier de secours"),
        (b"{}", "n’est pas un fichier de secours"),
        (b"[1, 2]", "n’est pas un fichier de secours"),
        (b"[" * 100_000, "n’est pas un fichier de secours"),
        (zlib.compress(b" " * 9_000_000), "n’est pas un fichier de secours"),
        (zlib.compress(b'{"format": "worldcafe-rescue"}')[:-6], "n’est pas un fichier de secours"),
        (b"{" + b" " * 5_000_000, "trop gros"),
        ({"format": "worldcafe-rescue", "version": 2, "operations": []}, "autre version"),
        ({"format": "worldcafe-rescue", "version": 1, "operations": [0] * 5_001}, "plus d’idées"),
        (
            {"format": "worldcafe-rescue", "version": 1, "operations": []},
            "pas d’une tablette de ce",
        ),
    ],
)
def test_a_foreign_file_is_refused_with_a_sentence_and_changes_nothing(
    ana_browser, cafe, content, sentence
):
    words = give(ana_browser, cafe, content)
    assert sentence in words
    assert "Rien n’a été lu" in words
    assert not Operation.objects.exists()


def test_a_file_of_another_cafe_or_of_the_projection_is_refused(ana, ana_browser, cafe):
    other = Cafe.objects.create(
        title="Un autre", owner=ana, organisation=cafe.organisation, starts_at=cafe.starts_at
    )
    projector = AccessLink.objects.get(cafe=cafe, kind="projector").public_id
    for place, given in (
        (other, handed(cafe, operation())),
        (cafe, handed(cafe, operation(), link=projector)),
        (cafe, handed(cafe, operation(), link=["x"])),
    ):
        assert "ne viennent pas d’une tablette de ce café" in give(ana_browser, place, given)
    assert not Operation.objects.exists()


def test_a_good_file_is_read_beside_a_bad_one(ana_browser, cafe):
    words = give(ana_browser, cafe, b"rien", handed(cafe, operation()))
    assert "n’est pas un fichier de secours" in words
    assert "1 idée lue : 1 nouvelle" in words


def test_no_file_at_all_is_said(ana_browser, cafe):
    assert "Choisissez d’abord le fichier" in give(ana_browser, cafe)


def test_only_who_conducts_reads_in(sofia_browser, charlie_browser, hugo, cafe):
    for path in (reverse("rescue", args=[cafe.code]), reverse("find-codes", args=[cafe.code])):
        for browser in (sofia_browser, charlie_browser):
            assert browser.post(path, {}).status_code == 404
        assert hugo.post(path, {}).status_code == 404  # no account exists on the room's network


def test_the_page_works_without_script(ana_browser, cafe):
    file = SimpleUploadedFile("idees.json", json.dumps(handed(cafe, operation())).encode())
    answer = ana_browser.post(reverse("rescue", args=[cafe.code]), {"file": [file]})
    assert "<h1>Lire les idées d’une tablette</h1>" in answer.content.decode()
    assert Note.objects.count() == 1
