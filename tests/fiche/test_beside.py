"""Beside the board: where a note went in the fiche, by its round and point, and what to make of it."""

import re

import pytest

from sessions_app.models import Block, Source
from sessions_app.synthesis.actions import add_theme
from tests.cast import add_note
from tests.fiche.desk import Desk

FIRST, SECOND = "Le soir, les rues sont sombres.", "Des bancs manquent 🪑 partout."


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    return Desk(sofia_browser, cafe)


@pytest.fixture
def note(cafe):
    return add_note(cafe, "Il fait noir dès cinq heures")


def beside(desk, note=None) -> str:
    query = f"question={desk.cafe.questions.first().pk}&note={note.pk if note else 0}"
    answer = desk.get(f"redaction/tableau/?{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def cited(page: str) -> list[tuple[str, str]]:
    found = re.search(r"Citée dans.*?</p>", page)
    return re.findall(r'#(at-[\d.-]+)"[^>]*>([^<]+)<', found[0]) if found else []


def test_before_the_fiche_is_begun_a_theme_can_begin_it(desk, cafe, note):
    theme = add_theme(cafe, cafe.questions.first(), "L’éclairage", notes=[note])
    assert "n’est pas commencée" in beside(desk, note)
    sent = {"beside": 1, "question": theme.question_id, "note": note.pk, "as": "bullets"}
    page = desk.post(f"themes/{theme.pk}/", **sent).content.decode()
    assert "est dans la fiche, avec sa note" in page
    bullet = Block.objects.get(kind="bullet")
    assert cited(beside(desk, note)) == [(f"at-{bullet.pk}.0-{len(note.text)}", "Ronde 1, point 1")]


def test_a_note_names_the_sentence_that_rests_on_it_and_leads_to_its_words(desk, cafe, note):
    desk.begin("questions")
    head = Block.objects.filter(kind="section").first()
    block = desk.add("paragraph", after=head.pk, text=f"{SECOND} {FIRST}")
    assert "Pas encore citée" in beside(desk, note)
    sent = {"beside": 1, "question": head.question_id, "note": note.pk}
    desk.post(f"redaction/blocs/{block}/sources/", sentence=FIRST, **sent)
    assert list(Source.objects.values_list("sentence", flat=True)) == [FIRST]
    # A text field of a browser counts the chair as two.
    start = len(SECOND) + 2
    anchor = f"at-{block}.{start}-{start + len(FIRST)}"
    assert cited(beside(desk, note)) == [(anchor, "Ronde 1, point 2")]
    panel = " ".join(desk.get("redaction/notes/").content.decode().split())
    assert f'<a href="#{anchor}">Ronde 1, point 2</a>' in panel
    assert f"?question={note.question_id}&amp;etat=all#unsorted-note-{note.pk}" in panel


def test_a_note_behind_a_whole_paragraph_is_taken_off_it(desk, note):
    desk.begin("questions")
    head = Block.objects.filter(kind="section").first()
    block = desk.add("paragraph", after=head.pk, text=f"{FIRST} {SECOND}")
    Source.objects.create(block_id=block, note=note)
    page = beside(desk, note)
    assert [label for _anchor, label in cited(page)] == ["Ronde 1, point 1"]
    assert page.count('data-sentence="" data-detach="1"') == 2
    sent = {"beside": 1, "question": head.question_id, "note": note.pk}
    desk.post(f"redaction/blocs/{block}/sources/", sentence="", detach=1, **sent)
    assert not Source.objects.exists()


def test_a_hidden_note_is_offered_nowhere(desk, cafe, note):
    desk.begin("questions")
    head = Block.objects.filter(kind="section").first()
    desk.add("paragraph", after=head.pk, text=FIRST)
    note.hidden_at, note.hidden_reason = note.created_at, "Nomme une personne"
    note.save(update_fields=["hidden_at", "hidden_reason"])
    page = beside(desk, note)
    assert "Masquée" in page
    assert "Rattacher" not in page


def test_the_number_of_queries_does_not_grow_with_the_fiche(
    desk, cafe, note, django_assert_max_num_queries
):
    desk.begin("questions")
    head = Block.objects.filter(kind="section").first()
    desk.add("bullet", after=head.pk, text="\n".join(f"Idée {n}" for n in range(40)))
    with django_assert_max_num_queries(20):
        beside(desk, note)


def test_notes_that_say_the_same_make_one_passage_in_the_words_of_the_first(desk, cafe, note):
    more = [add_note(cafe, f"On trébuche {n}") for n in range(2)]
    theme = add_theme(cafe, note.question, "Le soir", notes=[note, *more])
    picked = f"{more[1].pk},{note.pk},{more[1].pk},999999"
    sent = {"beside": 1, "question": theme.question_id, "note": note.pk}
    page = desk.post(f"themes/{theme.pk}/", notes=picked, **sent).content.decode()
    assert "est dans la fiche, avec ses 2" in page.replace("\u00a0", " ")
    bullet = Block.objects.get(kind="bullet")
    assert bullet.text == "On trébuche 1"
    assert set(bullet.sources.values_list("note", "sentence")) == {(more[1].pk, ""), (note.pk, "")}
    assert desk.post(f"themes/{theme.pk}/", notes="999999", **sent).status_code == 404
    assert Block.objects.filter(kind="bullet").count() == 1
