"""Every step on the board can be taken back, one after the other, by who took it."""

from datetime import timedelta

import pytest

from sessions_app.access.refusals import Refusal
from sessions_app.models import Block, BlockKind, Fiche, Theme
from sessions_app.synthesis import actions
from sessions_app.synthesis.undo import last_step, undo
from tests.synthesis.board import inside, theme, three_notes, titles


def take_back(cafe, person):
    taken = last_step(cafe, person)
    undo(cafe, person, taken.number)
    return taken.sentence


def picture(cafe):
    """Return the board as anybody would describe it."""
    themes = Theme.objects.filter(cafe=cafe)
    return [(one.pk, one.title, sorted(inside(one))) for one in themes]


def test_a_whole_morning_is_taken_back_step_by_step(cafe, ana):
    one, two, three = three_notes(cafe)
    pictures = [picture(cafe)]
    funding = theme(cafe, "Financement", one)
    pictures.append(picture(cafe))
    places = theme(cafe, "Lieux")
    pictures.append(picture(cafe))
    for step in (
        lambda: actions.place_notes(funding, [two, three], actor=ana),
        lambda: actions.place_notes(places, [one, two], funding, actor=ana),
        lambda: actions.rename_theme(funding, "Argent", 1, actor=ana),
        lambda: actions.move_theme(places, 0, actor=ana),
        lambda: actions.unplace_notes(places, [one], actor=ana),
        lambda: actions.dissolve_theme(places, actor=ana),
    ):
        step()
        pictures.append(picture(cafe))
    while len(pictures) > 1:
        assert picture(cafe) == pictures.pop()
        take_back(cafe, ana)
    assert picture(cafe) == []
    assert last_step(cafe, ana) is None


def test_taking_back_twice_takes_back_once(cafe, ana):
    theme(cafe, "Financement")
    theme(cafe, "Lieux")
    number = last_step(cafe, ana).number
    assert undo(cafe, ana, number) is True
    assert undo(cafe, ana, number) is False
    assert titles(cafe) == ["Financement"]


def test_each_takes_back_only_their_own_steps(cafe, ana, sofia):
    one, *_rest = three_notes(cafe)
    funding = theme(cafe, "Financement")
    actions.place_notes(funding, [one], actor=sofia)
    take_back(cafe, sofia)
    assert inside(funding) == []
    assert last_step(cafe, sofia) is None
    assert last_step(cafe, ana).sentence == "Thème « Financement » ajouté."


def test_an_older_step_is_refused(cafe, ana):
    theme(cafe, "Financement")
    number = last_step(cafe, ana).number
    theme(cafe, "Lieux")
    with pytest.raises(Refusal, match="ne peut plus être annulée"):
        undo(cafe, ana, number)


def test_a_title_changed_by_somebody_else_is_not_overwritten_by_an_undo(cafe, ana, sofia):
    funding = theme(cafe, "Financement")
    actions.rename_theme(funding, "Argent", 1, actor=ana)
    actions.rename_theme(funding, "Moyens", 2, actor=sofia)
    with pytest.raises(Refusal, match="Moyens"):
        take_back(cafe, ana)
    assert titles(cafe) == ["Moyens"]


def test_a_theme_put_back_is_tied_to_the_fiche_again(cafe, ana):
    funding = theme(cafe, "Financement", *three_notes(cafe))
    fiche = Fiche.objects.create(cafe=cafe, title="Fiche")
    block = Block.objects.create(fiche=fiche, position=0, kind=BlockKind.BULLET, theme=funding)
    actions.dissolve_theme(funding, actor=ana)
    assert take_back(cafe, ana).endswith("La fiche garde ce qu’elle en dit.")
    block.refresh_from_db()
    assert block.theme == Theme.objects.get(title="Financement")


def test_a_step_of_yesterday_is_no_longer_offered(cafe, ana):
    theme(cafe, "Financement")
    event = cafe.events.get()
    cafe.events.update(at=event.at - timedelta(days=1))
    assert last_step(cafe, ana) is None
