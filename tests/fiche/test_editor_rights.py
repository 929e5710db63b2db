"""Who may read and write a fiche, what another café can never reach, and what a page costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sessions_app.models import Block, Cafe, Fiche, Question, Source
from sessions_app.synthesis.actions import add_theme
from tests.cast import START, add_note, signed_in
from tests.fiche.desk import Desk

HOSTILE = "</textarea><script>alert(1)</script>{{ 7|add:7 }} \" onfocus=alert(1) x=' &lt;b&gt;"
READ = ["", "export/docx/", "export/pdf/", "export/html/", "export/md/"]
WRITE = [
    "redaction/",
    "redaction/apercu/",
    "redaction/notes/",
    "redaction/relecture/",
    "redaction/blocs/",
]
POST = [
    "commencer/",
    "champs/",
    "blocs/ajouter/",
    "blocs/retablir/",
    "blocs/1/",
    "blocs/1/deplacer/",
]
POST += ["blocs/1/retirer/", "blocs/1/sources/"]


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    return Desk(sofia_browser, cafe).begin("questions")


@pytest.fixture
def elsewhere(charlie) -> Desk:
    """Charlie's own café, with a fiche of its own."""
    cafe = Cafe.objects.create(
        title="Ailleurs", owner=charlie, organisation=charlie.organisation, starts_at=START
    )
    Question.objects.create(cafe=cafe, position=0, text="Et ici?")
    return Desk(signed_in(charlie), cafe).begin("questions")


@pytest.mark.parametrize("path", [*READ, *WRITE])
def test_staff_may_open_what_a_stranger_finds_nowhere(desk, charlie_browser, path):
    assert desk.get(path).status_code == 200
    assert charlie_browser.get(desk.base + path).status_code == 404


@pytest.mark.parametrize("path", [*(f"redaction/{one}" for one in POST), "themes/1/"])
def test_a_stranger_can_write_nothing(desk, charlie_browser, path):
    assert charlie_browser.post(desk.base + path, {"from": "questions"}).status_code == 404


def test_a_tablet_is_not_an_account(desk, hugo):
    for path in (*READ, *WRITE):
        assert hugo.get(desk.base + path).status_code == 404  # the room is served no such page
    assert hugo.post(f"{desk.base}redaction/champs/", {"title": "Pris"}).status_code == 404
    assert (
        Client().post(f"{desk.base}redaction/blocs/ajouter/", {"kind": "bullet"}).status_code == 401
    )
    assert Fiche.objects.get().title == "Vivre ensemble"


def test_blocks_themes_and_notes_of_another_cafe_are_out_of_reach(desk, elsewhere, cafe):
    block = Block.objects.filter(fiche__cafe=cafe).first()
    note = add_note(cafe, "À nous")
    theme = add_theme(cafe, note.question, "À nous", notes=[note])
    before = list(Block.objects.values())
    mine = Block.objects.filter(fiche__cafe=elsewhere.cafe).first()
    for path in ("", "deplacer/", "retirer/", "sources/"):
        sent = {"text": "Pris", "version": 1, "note": note.pk}
        assert elsewhere.post(f"redaction/blocs/{block.pk}/{path}", **sent).status_code == 410
    assert elsewhere.post(f"redaction/blocs/{mine.pk}/sources/", note=note.pk).status_code == 410
    assert elsewhere.post(f"themes/{theme.pk}/").status_code == 404
    assert list(Block.objects.values()) == before
    ticket = desk.remove(block.pk)
    assert elsewhere.post("redaction/blocs/retablir/", ticket=ticket).status_code == 409
    assert "À nous" not in elsewhere.get("redaction/notes/?q=nous").content.decode()
    assert not Source.objects.exists()


def test_a_section_cannot_take_the_question_of_another_cafe(desk, elsewhere, cafe):
    section = Block.objects.filter(fiche__cafe=elsewhere.cafe, kind="section").first()
    theirs = cafe.questions.first()
    sent = {"heading": "Ici", "shape": "A", "question": theirs.pk}
    assert elsewhere.save(section.pk, **sent).status_code == 422


def test_hostile_words_are_words_everywhere(desk, cafe):
    desk.fill("subtitle", HOSTILE)
    box = desk.add("box")
    desk.save(box, heading=HOSTILE, text=HOSTILE)
    note = add_note(cafe, HOSTILE)
    add_theme(cafe, note.question, HOSTILE, notes=[note])
    for path in ("", *WRITE, f"redaction/notes/?q=script&block={box}", "export/html/"):
        page = desk.get(path).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page or path.endswith(("relecture/", "notes/"))
        assert "{{ 7|add:7 }} " in page or path.endswith("relecture/")
    stale = desk.save(box, text="autre").content.decode()
    assert "<script>alert" not in stale
    assert "<script>alert" not in desk.post(f"redaction/blocs/{box}/retirer/").content.decode()


@pytest.mark.parametrize("path", ["", *WRITE, "redaction/notes/?q=mots", "export/html/"])
def test_a_longer_fiche_costs_no_more_queries(desk, cafe, path, django_assert_num_queries):
    fill(desk, cafe, 1)
    with CaptureQueriesContext(connection) as queries:
        desk.get(path)
    few = len(queries)
    fill(desk, cafe, 6)
    with django_assert_num_queries(few):
        assert desk.get(path).status_code == 200


def fill(desk: Desk, cafe: Cafe, count: int) -> None:
    """Add themes with notes, some of them in the fiche, and blocks that rest on nothing."""
    for number in range(count):
        note = add_note(cafe, f"Des mots {count} {number}")
        add_note(cafe, f"Encore des mots {count} {number}")
        theme = add_theme(cafe, note.question, f"Thème {count} {number}", notes=[note])
        desk.post(f"themes/{theme.pk}/")
        desk.add("bullet", text="Sans appui")
