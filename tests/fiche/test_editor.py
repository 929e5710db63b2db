"""Writing a fiche: begun, filled in, saved by itself, put in another order, taken back."""

import pytest

from sessions_app.models import Block, BlockKind, Event, Fiche, Question, QuestionKind
from tests.fiche.desk import Desk


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    return Desk(sofia_browser, cafe)


def test_it_begins_with_an_offer_and_writes_nothing_before_the_choice(desk):
    page = desk.get().content.decode()
    assert "Commencer à partir des questions" in page
    assert "Commencer d’une page blanche" in page
    assert not Fiche.objects.exists()


def test_from_the_questions_each_has_a_section_in_the_shape_of_its_kind(desk, cafe):
    Question.objects.create(cafe=cafe, position=3, kind=QuestionKind.OPEN, text="Et encore?")
    desk.begin("questions")
    heads = Block.objects.filter(kind=BlockKind.SECTION)
    assert [head.shape for head in heads] == ["A", "B", "C", "A", "D"]
    questions = list(cafe.questions.all())
    assert [head.question for head in heads] == [*questions, None]
    assert [head.heading for head in heads[:4]] == [one.text for one in questions]
    fiche = Fiche.objects.get()
    assert (fiche.title, fiche.issuer) == ("Vivre ensemble", "Centre de quartier")


def test_a_blank_page_has_a_header_only_and_can_still_take_the_questions(desk):
    desk.begin()
    assert not Block.objects.exists()
    assert desk.begin("questions").texts()


def test_beginning_twice_changes_nothing(desk):
    block = desk.begin("questions").add("bullet")
    desk.save(block, text="Déjà écrit")
    before = desk.texts()
    assert desk.begin("questions").texts() == before


def test_a_save_is_kept_and_told(desk):
    block = desk.begin().add("paragraph")
    response = desk.save(block, text="Des mots, œuvre d’été")
    assert "Enregistré" in response.content.decode()
    assert "fiche-saved" in response.headers["HX-Trigger"]
    assert desk.texts() == ["Des mots, œuvre d’été"]
    assert Event.objects.last().kind == "fiche-edited"


def test_the_same_save_again_is_the_same_save(desk):
    block = desk.begin().add("paragraph")
    desk.save(block, text="Une fois")
    count = Event.objects.count()
    again = desk.save(block, text="Une fois")
    assert again.status_code == 200
    assert 'value="2"' in again.content.decode()
    assert Event.objects.count() == count


def test_a_stale_save_overwrites_nothing_and_shows_both_texts(desk):
    block = desk.begin().add("paragraph")
    desk.save(block, text="Le texte d’Ana")
    stale = desk.save(block, text="Le texte de Sofia")
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Le texte d’Ana" in page
    assert "Le texte de Sofia" in page
    assert desk.texts() == ["Le texte d’Ana"]
    assert desk.save(block, version=2, text="Le texte de Sofia").status_code == 200


def test_fields_changed_elsewhere_are_refused_and_others_are_not(desk):
    desk.begin()
    desk.fill("authors", "Ana")
    sent = {"authors": "Sofia", "before-authors": ""}
    stale = desk.post("redaction/champs/", **sent)
    assert stale.status_code == 409
    assert "Ana" in stale.content.decode()
    assert (
        desk.post("redaction/champs/", edition="Inès", **{"before-edition": ""}).status_code == 200
    )
    fiche = Fiche.objects.get()
    assert (fiche.authors, fiche.edition) == ("Ana", "Inès")


def test_an_empty_title_is_refused_and_the_old_one_kept(desk):
    desk.begin()
    response = desk.post("redaction/champs/", title="  ")
    assert response.status_code == 422
    assert "Une fiche a besoin d’un titre" in response.content.decode()
    assert Fiche.objects.get().title == "Vivre ensemble"


def test_several_lines_are_several_bullets_after_the_one_they_were_pasted_in(desk):
    first = desk.begin().add("bullet", text="un")
    desk.add("bullet", text="cinq")
    last = desk.add("bullet", after=first, text="deux\r\n trois \n\nquatre")
    assert desk.texts() == ["un", "deux", "trois", "quatre", "cinq"]
    assert Block.objects.get(pk=last).text == "quatre"


def test_in_shape_b_a_theme_is_offered_before_the_conclusion(desk):
    desk.begin().add("section", heading="Obstacles", shape="B")
    desk.add("theme", heading="Un")
    bullet = desk.add("bullet", text="une puce")
    desk.add("paragraph", text="Conclusion")
    page = desk.get().content.decode()
    assert f'data-kind="theme" data-place="{bullet}"' in page
    desk.add("theme", after=bullet, heading="Deux")
    assert desk.texts() == ["Obstacles", "Un", "une puce", "Deux", "Conclusion"]


def test_blocks_move_and_the_end_is_told(desk):
    desk.begin()
    one, two = desk.add("bullet", text="un"), desk.add("bullet", text="deux")
    desk.move(two, "up")
    assert desk.texts() == ["deux", "un"]
    assert "déjà au bout" in desk.move(two, "up").content.decode()
    desk.move(two, "down")
    assert desk.texts() == ["un", "deux"]
    assert Block.objects.get(pk=one).position == 0


def test_a_removed_section_comes_back_whole_where_it_stood(desk):
    desk.begin().add("section", heading="Première")
    section = desk.add("section", heading="Deuxième", shape="C")
    desk.add("theme", heading="Un thème")
    desk.add("paragraph", text="Sa prose")
    desk.add("section", heading="Troisième")
    before = list(Block.objects.values())
    ticket = desk.remove(section)
    assert desk.texts() == ["Première", "Troisième"]
    desk.post("redaction/blocs/retablir/", ticket=ticket)
    desk.post("redaction/blocs/retablir/", ticket=ticket)
    assert list(Block.objects.values()) == before


def test_a_forged_or_foreign_ticket_brings_nothing_back(desk):
    block = desk.begin().add("bullet", text="un")
    ticket = desk.remove(block)
    response = desk.post("redaction/blocs/retablir/", ticket=f"{ticket}x")
    assert response.status_code == 409
    assert desk.texts() == []


def test_a_block_removed_meanwhile_is_told_and_the_text_stays_on_screen(desk):
    block = desk.begin().add("bullet", text="un")
    desk.remove(block)
    response = desk.save(block, text="Trop tard")
    assert response.status_code == 410
    assert "Votre texte est encore à l’écran" in response.content.decode()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "pas une adresse", "http://"])
def test_the_address_of_a_box_must_be_one(desk, url):
    box = desk.begin().add("box")
    response = desk.save(box, text="Voir", url=url)
    assert response.status_code == 422
    assert "adresse web complète" in response.content.decode()
    assert not Block.objects.exclude(url="").exists()


def test_control_characters_and_a_text_without_end(desk):
    block = desk.begin().add("paragraph")
    assert desk.save(block, text="a\x00b\x1bc\u202ed").status_code == 200
    assert desk.texts() == ["abcd"]
    assert desk.save(block, version=2, text="é" * 8001).status_code == 422
    assert desk.texts() == ["abcd"]
