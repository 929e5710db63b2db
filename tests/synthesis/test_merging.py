"""Themes are merged and split, contrary views are kept apart in them; all of it is undone."""

import pytest

from sessions_app.access.refusals import Refusal
from sessions_app.models import Block, BlockKind, Fiche
from sessions_app.synthesis import actions
from sessions_app.synthesis.queries import board
from sessions_app.synthesis.undo import last_step, undo
from tests.synthesis.board import inside, place, question, send, theme, three_notes, titles


def take_back(cafe, person):
    taken = last_step(cafe, person)
    undo(cafe, person, taken.number)
    return taken.sentence.replace("\u00a0", " ")


def apart(theme):
    return list(theme.placements.filter(dissent=True).values_list("note__text", flat=True))


def test_a_theme_goes_into_another_with_what_is_apart_and_what_the_fiche_says(cafe, ana):
    one, two, three = three_notes(cafe)
    funding, money = theme(cafe, "Financement", one, two), theme(cafe, "Argent", two, three)
    actions.keep_apart(funding, [one])
    fiche = Fiche.objects.create(cafe=cafe, title="Fiche")
    block = Block.objects.create(fiche=fiche, position=0, kind=BlockKind.BULLET, theme=funding)
    actions.merge_themes(funding, money, actor=ana)
    assert (titles(cafe), sorted(inside(money))) == (["Argent"], ["Idée 1", "Idée 2", "Idée 3"])
    assert apart(money) == ["Idée 1"]
    block.refresh_from_db()
    assert block.theme == money
    assert take_back(cafe, ana) == "Thème « Financement » fusionné dans « Argent »."
    block.refresh_from_db()
    assert (titles(cafe), block.theme) == (["Financement", "Argent"], funding)
    assert (inside(funding), inside(money)) == (["Idée 1", "Idée 2"], ["Idée 2", "Idée 3"])
    assert apart(funding) == ["Idée 1"]


def test_a_theme_into_itself_changes_nothing_and_into_another_question_is_refused(cafe):
    funding, elsewhere = theme(cafe, "Financement", *three_notes(cafe)), theme(cafe, "X", index=1)
    actions.merge_themes(funding, funding)
    with pytest.raises(Refusal, match="autre question"):
        actions.merge_themes(funding, elsewhere)
    assert (titles(cafe), len(inside(funding))) == (["Financement", "X"], 3)


def test_what_a_colleague_added_meanwhile_goes_along(cafe, ana, sofia):
    one, two, _three = three_notes(cafe)
    funding, money = theme(cafe, "Financement", one), theme(cafe, "Argent")
    actions.place_notes(funding, [two], actor=sofia)
    actions.rename_theme(funding, "Fonds", 1, actor=sofia)
    actions.merge_themes(funding, money, actor=ana)
    assert inside(money) == ["Idée 1", "Idée 2"]
    assert take_back(cafe, ana) == "Thème « Fonds » fusionné dans « Argent »."
    assert titles(cafe) == ["Fonds", "Argent"]


def test_a_theme_is_split_with_what_is_apart_and_put_together_again(ana_browser, cafe, ana):
    one, two, three = three_notes(cafe)
    funding = theme(cafe, "Financement", one, two, three)
    actions.keep_apart(funding, [two])
    sent = {"theme": "new", "title": "Prêts", "from": funding.pk}
    said = place(ana_browser, cafe, two, three, **sent).content.decode().replace("\u00a0", " ")
    assert "Thème « Financement » scindé : « Prêts » est un nouveau thème." in said
    loans = cafe.themes.get(title="Prêts")
    assert (inside(funding), apart(loans)) == (["Idée 1"], ["Idée 2"])
    take_back(cafe, ana)
    assert (titles(cafe), apart(funding)) == (["Financement"], ["Idée 2"])


def test_a_contrary_view_is_kept_apart_and_comes_last(ana_browser, cafe, ana):
    one, two, _three = three_notes(cafe)
    funding = theme(cafe, "Financement", one, two)
    sent = {"notes": one.pk, "from": funding.pk}
    said = send(ana_browser, cafe, "a-part/", apart="1", **sent).content.decode()
    assert said.count("Vue à part dans ce thème") == 1
    [column] = board(cafe, question(cafe)).columns
    assert [(card.note.text, aside) for card, aside in column.rows] == [
        ("Idée 2", False),
        ("Idée 1", True),
    ]
    send(ana_browser, cafe, "a-part/", **sent)
    assert apart(funding) == []
    take_back(cafe, ana)
    assert apart(funding) == ["Idée 1"]


def test_the_page_asks_which_theme_to_merge_into(ana_browser, cafe):
    funding, money = theme(cafe, "Financement"), theme(cafe, "Argent")
    address = f"/cafes/{cafe.code}/synthese/themes/{funding.pk}/fusionner/"
    asked = ana_browser.get(address).content.decode()
    assert f'value="{money.pk}"' in asked
    assert f'value="{funding.pk}"' not in asked
    send(ana_browser, cafe, f"themes/{funding.pk}/fusionner/", into=money.pk)
    assert titles(cafe) == ["Argent"]
