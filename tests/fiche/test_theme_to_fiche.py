"""A theme of the synthesis enters the fiche, and what is written rests on its notes."""

import pytest

from sessions_app.models import Block, BlockKind, Note, SetAside, SetAsideReason, Source, Theme
from sessions_app.synthesis.actions import add_theme
from tests.cast import add_note
from tests.fiche.desk import Desk

SAID = ["le loyer monte", "un banc; une lampe", "Qui répond au téléphone?"]


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    return Desk(sofia_browser, cafe)


def theme(cafe, title: str = "Le logement", question: int = 1, texts: list[str] = SAID) -> Theme:
    notes = [add_note(cafe, text, question=question) for text in texts]
    return add_theme(cafe, cafe.questions.all()[question], title, notes=notes)


def bring(desk: Desk, theme: Theme, **sent: str):
    return desk.post(f"themes/{theme.pk}/", **sent)


def behind(block: Block) -> list[str]:
    return [source.note.text for source in block.sources.all()]


def test_in_shape_b_it_is_a_heading_and_a_bullet_per_note(desk, cafe):
    desk.begin("questions")
    bring(desk, theme(cafe))
    head = Block.objects.get(kind=BlockKind.THEME)
    section = Block.objects.get(kind=BlockKind.SECTION, shape="B")
    rest = list(Block.objects.filter(position__gt=section.position)[:5])
    assert head.heading == "Concernant le logement\u00a0:"
    assert [block.text for block in rest[1:4]] == SAID
    assert [behind(block) for block in rest[1:4]] == [[text] for text in SAID]
    assert rest[0] == head
    assert rest[4].kind == BlockKind.PARAGRAPH  # the closing paragraph of the section


def test_in_shape_c_it_is_prose_begun_from_the_notes(desk, cafe):
    desk.begin("questions")
    bring(desk, theme(cafe, question=2))
    head = Block.objects.get(kind=BlockKind.THEME)
    prose = Block.objects.get(theme=head.theme, kind=BlockKind.PARAGRAPH)
    assert head.heading == "Le logement"
    assert prose.text == "Le loyer monte. Un banc; une lampe. Qui répond au téléphone?"
    assert behind(prose) == SAID


@pytest.mark.parametrize(("way", "kinds"), [("bullets", ["bullet"] * 3), ("prose", ["paragraph"])])
def test_the_way_can_be_chosen(desk, cafe, way, kinds):
    desk.begin("questions")
    named = theme(cafe)
    bring(desk, named, **{"as": way, "editor": "1"})
    written = Block.objects.filter(theme=named).exclude(kind=BlockKind.THEME)
    assert [block.kind for block in written] == kinds


def test_without_a_fiche_or_a_section_both_are_made_before_the_conclusion(desk, cafe):
    bring(desk, theme(cafe))
    desk.add("section", shape="D", heading="Conclusion")
    bring(desk, theme(cafe, "La définition", question=0))
    heads = Block.objects.filter(kind=BlockKind.SECTION)
    assert [head.shape for head in heads] == ["B", "A", "D"]


def test_again_only_what_is_new_is_added_after_what_was_there(desk, cafe):
    named = theme(cafe)
    bring(desk, named)
    again = bring(desk, named)
    assert "déjà dans la fiche" in again.content.decode()
    assert f"redaction/#at-{Block.objects.get(kind='theme').pk}" in again.content.decode()
    count = Block.objects.count()
    late = add_note(cafe, "une idée tardive", question=1)
    named.placements.create(note=late, position=9)
    assert "Une note s’ajoute" in bring(desk, named).content.decode()
    assert Block.objects.count() == count + 1
    assert Block.objects.last().text == "une idée tardive"


def test_what_was_rewritten_by_hand_is_left_alone(desk, cafe):
    named = theme(cafe)
    bring(desk, named)
    block = Block.objects.filter(kind=BlockKind.BULLET).first()
    desk.save(block.pk, text="Réécrit")
    bring(desk, named)
    assert desk.texts()[2:] == ["Réécrit", *SAID[1:]]
    assert sorted(Note.objects.values_list("text", flat=True)) == sorted(SAID)


def test_notes_taken_back_do_not_enter(desk, cafe, hugo):
    named = theme(cafe)
    Note.objects.filter(text=SAID[0]).update(deleted_at=cafe.created_at)
    bring(desk, named)
    assert desk.texts()[2:] == SAID[1:]


def test_a_theme_taken_apart_leaves_its_words_and_sources_in_the_fiche(desk, cafe):
    named = theme(cafe)
    bring(desk, named)
    before = desk.texts()
    named.delete()
    assert desk.texts() == before
    assert Source.objects.count() == 3


def test_sources_are_attached_by_search_and_detached(desk, cafe):
    block = desk.begin("questions").add("bullet", text="Les loyers")
    note = add_note(cafe, "L’ÉTÉ, le loyer monte", table=3, round_=2, question=1)
    found = desk.get(f"redaction/notes/?block={block}&q=ete").content.decode()
    assert "L’ÉTÉ, le loyer monte" in found
    assert "Table 3" in found
    assert "Ronde 2" in found
    answer = desk.post(f"redaction/blocs/{block}/sources/", note=note.pk)
    assert "1 note" in answer.content.decode()
    assert behind(Block.objects.get(pk=block)) == [note.text]
    desk.post(f"redaction/blocs/{block}/sources/", note=note.pk)
    desk.post(f"redaction/blocs/{block}/sources/", note=note.pk, detach="1")
    assert not Source.objects.exists()


def test_a_removed_bullet_comes_back_with_its_sources(desk, cafe):
    bring(desk, theme(cafe))
    block = Block.objects.filter(kind=BlockKind.BULLET).first()
    ticket = desk.remove(block.pk)
    assert Source.objects.count() == 2
    desk.post("redaction/blocs/retablir/", ticket=ticket)
    assert behind(Block.objects.get(pk=block.pk)) == [SAID[0]]


def test_before_publishing_what_rests_on_nothing_and_what_is_unused_are_listed(desk, cafe):
    bring(desk, theme(cafe))
    add_note(cafe, "Oubliée en route")
    desk.add("bullet", text="Sans appui")
    page = desk.get("redaction/relecture/").content.decode()
    assert "1 passage sans source" in page
    assert "Sans appui" in page
    assert "1 note inutilisée" in page
    assert "Oubliée en route" in page
    assert SAID[0] not in page


def test_an_empty_section_is_listed_before_publishing_until_something_is_written(desk, cafe):
    desk.begin("questions")
    head = Block.objects.filter(kind=BlockKind.SECTION).first()
    count = Block.objects.filter(kind=BlockKind.SECTION).count()
    page = desk.get("redaction/relecture/").content.decode()
    assert f"{count} sections vides" in page
    assert f'<a href="#at-{head.pk}">{head.heading}</a>' in page
    assert "Aucun passage sans source" in page
    assert f"{count} sections vides, qui ne paraissent pas" in desk.get("").content.decode()
    desk.add("bullet", after=head.pk, text="Une idée")
    assert f'href="#at-{head.pk}"' not in desk.get("redaction/relecture/").content.decode()


def test_the_panel_answers_a_search_another_question_and_a_theme_brought_as_prose(desk, cafe):
    named = theme(cafe)
    add_note(cafe, "Le balcon fleuri", question=0)
    desk.begin("questions")
    first, second, *_rest = cafe.questions.all()
    path = f"redaction/notes/?question={first.pk}&q="
    assert "Le balcon fleuri" in desk.get(f"{path}balcon").content.decode()
    assert named.title in desk.get(f"redaction/notes/?question={second.pk}&q=").content.decode()
    bring(desk, named, **{"as": "prose", "editor": "1"})
    again = desk.get(f"redaction/notes/?question={second.pk}&q=")
    assert again.status_code == 200
    assert "dans la fiche" in again.content.decode()


def test_what_is_hidden_or_set_aside_does_not_come_in(desk, cafe):
    desk.begin("questions")
    named = theme(cafe)
    hidden, aside, kept = Note.objects.order_by("pk")
    Note.objects.filter(pk=hidden.pk).update(
        hidden_at=hidden.created_at, hidden_reason="Un nom y est."
    )
    SetAside.objects.create(note=aside, reason=SetAsideReason.OFF_TOPIC)
    bring(desk, named)
    written = Block.objects.filter(theme=named, kind=BlockKind.BULLET)
    assert [behind(block) for block in written] == [[kept.text]]
    assert hidden.text not in desk.get("redaction/notes/").content.decode()
    block = written.get()
    assert desk.post(f"redaction/blocs/{block.pk}/sources/", note=hidden.pk).status_code == 410
    assert behind(block) == [kept.text]
