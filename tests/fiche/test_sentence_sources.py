"""A note is linked to one sentence of a paragraph, follows it, and says where in the fiche it went."""

import re

import pytest

from sessions_app.models import Block, Source
from sessions_app.synthesis.actions import add_theme
from tests.cast import add_note
from tests.fiche.desk import Desk

FIRST, SECOND = "Le soir, les rues sont sombres.", "Des bancs manquent partout au parc."


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    return Desk(sofia_browser, cafe).begin()


@pytest.fixture
def block(desk) -> int:
    desk.add("section", heading="Le quartier", shape="C")
    return desk.add("paragraph", text=f"{FIRST} {SECOND}")


@pytest.fixture
def note(cafe):
    return add_note(cafe, "Il fait noir dès cinq heures")


def link(desk, block, note, **sent):
    answer = desk.post(f"redaction/blocs/{block}/sources/", note=note.pk, **sent)
    assert answer.status_code == 200
    return answer.content.decode()


def links() -> list[tuple[str, str]]:
    return list(Source.objects.values_list("note__text", "sentence"))


def test_a_note_is_linked_to_one_sentence_and_the_other_is_said_to_have_none(desk, block, note):
    page = link(desk, block, note, sentence=FIRST)
    assert links() == [(note.text, FIRST)]
    assert "1 phrase sans source" in page
    panel = desk.get(f"redaction/notes/?block={block}").content.decode()
    assert re.findall(r'name="sentence"[^>]*value="([^"]*)"', panel) == ["", FIRST, SECOND]
    none, each = "Aucune note pour le moment", "Chaque phrase s’appuie sur ses propres notes"
    assert none in panel
    link(desk, block, note, sentence=SECOND)
    panel = desk.get(f"redaction/notes/?block={block}").content.decode()
    assert each in panel
    assert none not in panel
    link(desk, block, note, sentence=SECOND, detach="1")
    link(desk, block, note, sentence=FIRST, detach="1")
    assert links() == []


def test_the_same_note_may_be_behind_the_whole_and_behind_a_sentence(desk, block, note):
    link(desk, block, note)
    link(desk, block, note, sentence=SECOND)
    link(desk, block, note, sentence=SECOND)
    assert links() == [(note.text, ""), (note.text, SECOND)]
    link(desk, block, note, detach="1")
    assert links() == [(note.text, SECOND)]


def test_a_sentence_that_is_there_no_more_is_refused(desk, block, note):
    answer = desk.post(f"redaction/blocs/{block}/sources/", note=note.pk, sentence="Tout autre.")
    assert answer.status_code == 409
    assert links() == []


def test_a_link_follows_its_sentence_until_it_is_another_one(desk, block, note):
    link(desk, block, note, sentence=FIRST)
    saved = desk.save(block, 1, text=f"{SECOND} Le soir, les rues du nord sont sombres.")
    assert "1 note · 1 phrase sans source" in saved.content.decode()
    saved = desk.save(block, 2, text=f"{SECOND} Tout a été dit.")
    assert "2 phrases sans source · 1 à relier" in saved.content.decode()
    panel = desk.get(f"redaction/notes/?block={block}").content.decode()
    assert f"«\u00a0{FIRST}\u00a0»" in panel
    link(desk, block, note, sentence="Tout a été dit.", lost=FIRST)
    assert links() == [(note.text, "Tout a été dit.")]
    assert "à relier" not in desk.get("redaction/blocs/").content.decode()


def test_a_lost_link_can_be_undone(desk, block, note):
    link(desk, block, note, sentence=FIRST)
    desk.save(block, 1, text=f"{SECOND} Tout a été dit.")
    link(desk, block, note, sentence=SECOND, lost=FIRST, detach="1")
    assert links() == []


def test_a_paragraph_that_became_one_sentence_has_no_choice(desk, block, note):
    link(desk, block, note, sentence=FIRST)
    desk.save(block, 1, text=FIRST)
    panel = desk.get(f"redaction/notes/?block={block}").content.decode()
    assert 'name="sentence"' not in panel
    assert "Détacher" in panel
    link(desk, block, note, detach="1")
    assert links() == []


def test_links_come_back_with_a_block_that_was_removed(desk, block, note):
    link(desk, block, note, sentence=FIRST)
    ticket = desk.remove(block)
    assert links() == []
    desk.post("redaction/blocs/retablir/", ticket=ticket)
    assert links() == [(note.text, FIRST)]


def test_a_note_says_where_it_went(desk, block, note):
    other = desk.add("bullet", text="Une puce")
    link(desk, block, note, sentence=FIRST)
    link(desk, other, note)
    panel = desk.get("redaction/notes/").content.decode()
    places = re.findall(r'<li><a href="#at-(\d+)\.[\d-]+">([^<]*)</a>\s:\s([^<]*)</li>', panel)
    assert places == [
        (str(block), "Section 1, point 1", FIRST),
        (str(other), "Section 1, point 3", "Une puce"),
    ]


def test_a_theme_in_prose_links_each_sentence_to_its_own_note(desk, cafe):
    notes = [
        add_note(cafe, "il fait noir. On trébuche", question=2),
        add_note(cafe, "peu de bancs", question=2),
    ]
    theme = add_theme(cafe, notes[0].question, "Le soir", notes=notes)
    desk.post(f"themes/{theme.pk}/", **{"as": "prose"})
    prose = Block.objects.get(kind="paragraph")
    assert prose.text == "Il fait noir. On trébuche. Peu de bancs."
    assert links() == [
        ("il fait noir. On trébuche", "Il fait noir."),
        ("il fait noir. On trébuche", "On trébuche."),
        ("peu de bancs", "Peu de bancs."),
    ]
    desk.save(prose.pk, 1, text=f"{prose.text} Voilà qui est nouveau.")
    assert "1 phrase sans source" in desk.get("redaction/blocs/").content.decode()
