"""Dots: off by default, one ballot for each device, told to nobody before they are revealed."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation.dots import actions
from sessions_app.facilitation.dots.counting import revealed
from sessions_app.facilitation.undo_actions import undo
from sessions_app.live import feed
from sessions_app.live.audiences import CONSOLE, PROJECTOR, SYNTHESIS, Audience
from sessions_app.models import DotBallot, DotVote, LinkKind, Theme
from sessions_app.synthesis import actions as synthesis
from sessions_app.synthesis.undo import last_step
from sessions_app.synthesis.undo import undo as undo_step
from tests.cast import tablet

BASE = "http://192.168.1.20:8000"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def themes(cafe):
    question = cafe.questions.first()
    return [
        Theme.objects.create(cafe=cafe, question=question, title=title, position=n)
        for n, title in enumerate(("Gestes", "Lieux", "Liens"))
    ]


@pytest.fixture
def question(cafe, ana, themes):
    actions.open_votes(cafe, ana, [themes[0].question], 3, BASE)
    return themes[0].question


def phone(cafe):
    return tablet(cafe.links.get(kind=LinkKind.PARTICIPANT, revoked_at=None))


def path(cafe, name, **more):
    link = cafe.links.get(kind=LinkKind.PARTICIPANT, revoked_at=None)
    return reverse(name, kwargs={"public_id": link.public_id, **more})


def place(browser, cafe, question, op="a" * 32, base=0, **dots):
    sent = {"op": op, "base": base, **{f"theme-{pk[1:]}": n for pk, n in dots.items()}}
    return browser.post(path(cafe, "dots-place", pk=question.pk), sent, headers=HTMX)


def on(*pairs):
    return {f"t{theme.pk}": count for theme, count in pairs}


def test_without_a_vote_there_is_none(cafe, themes):
    assert not DotVote.objects.exists()
    assert revealed(cafe) == {}


def test_a_device_has_one_ballot_and_moves_its_dots(cafe, question, themes):
    browser = phone(cafe)
    assert "3 points à placer" in browser.get(path(cafe, "dots-phone")).content.decode()
    for _again in range(3):
        assert "Reçu." in place(browser, cafe, question, **on((themes[0], 2))).content.decode()
    assert DotBallot.objects.get().version == 1
    stale = place(browser, cafe, question, op="b" * 32, base=0, **on((themes[1], 3)))
    assert "autre onglet" in stale.content.decode()
    place(browser, cafe, question, op="c" * 32, base=1, **on((themes[1], 1), (themes[0], 2)))
    assert DotBallot.objects.get().placed == {str(themes[1].pk): 1, str(themes[0].pk): 2}
    place(phone(cafe), cafe, question, **on((themes[1], 3)))
    assert DotBallot.objects.count() == 2


def test_without_script_the_form_works_and_what_is_refused_stays_in_it(cafe, question, themes):
    browser, there = phone(cafe), path(cafe, "dots-place", pk=question.pk)
    sent = {"op": "a" * 32, "base": "0", f"theme-{themes[0].pk}": "3"}
    assert browser.post(there, sent).url == path(cafe, "dots-phone")
    page = browser.get(path(cafe, "dots-phone")).content.decode()
    assert "Reçu." in page
    assert 'value="3"' in page
    more = browser.post(there, sent | {"op": "b" * 32, "base": "1", f"theme-{themes[1].pk}": "2"})
    assert more.status_code == 422
    assert "Retirez-en" in more.content.decode()
    assert 'value="2"' in more.content.decode()
    assert sum(DotBallot.objects.get().placed.values()) == 3


@pytest.mark.parametrize("dots", ["-1", "abc", "99999999999", ""])
def test_no_number_is_no_dot(cafe, question, themes, dots):
    sent = {"op": "a" * 32, "base": "0", f"theme-{themes[0].pk}": dots}
    phone(cafe).post(path(cafe, "dots-place", pk=question.pk), sent)
    assert DotBallot.objects.get().placed == {}


def test_a_theme_of_another_question_and_a_forged_cookie_get_nothing(cafe, question, themes):
    other = Theme.objects.create(
        cafe=cafe, question=cafe.questions.last(), title="Ailleurs", position=0
    )
    browser = phone(cafe)
    assert place(browser, cafe, question, **on((other, 1))).status_code == 409
    place(browser, cafe, question, **on((themes[0], 1)))
    forged = phone(cafe)
    forged.cookies["dots"] = f"{DotBallot.objects.get().device}:nothing:here"
    place(forged, cafe, question, **on((themes[1], 1)))
    assert DotBallot.objects.count() == 2
    stranger = Client().post(path(cafe, "dots-place", pk=question.pk), {})
    assert stranger.status_code == 404


def frames(cafe):
    """Return all that any screen is sent, and the pages."""
    every = [Audience(cafe.pk, kind) for kind in (CONSOLE, PROJECTOR, SYNTHESIS)]
    return "".join(feed.read(cafe.pk, -1, every).frames.values())


def test_nobody_is_told_a_count_before_it_is_revealed(cafe, ana, ana_browser, question, themes):
    for number in range(3):
        placing = actions.place_dots
        placing(cafe, question, f"{number:032x}", f"{number:032x}", 0, {themes[0].pk: 1})
    actions.count_by_hand(cafe, ana, question, {themes[0].pk: 4444})
    ana_browser.post(reverse("dots-project", args=[cafe.code, question.pk]))
    pages = [
        ana_browser.get(reverse(name, args=[cafe.code])).content.decode()
        for name in ("dots", "synthesis", "projection")
    ]
    told = (
        frames(cafe)
        + "".join(pages[1:])
        + phone(cafe).get(path(cafe, "dots-phone")).content.decode()
    )
    assert "4447" not in told + pages[0]
    assert "dots__bar" not in told + pages[0]
    assert "3 appareils ont voté" in pages[0]
    log = json.dumps(list(cafe.events.filter(kind="dots-placed").values_list("facts", flat=True)))
    assert log == json.dumps([{"question": question.pk}] * 3)
    assert revealed(cafe) == {}
    actions.reveal_vote(cafe, ana, question)
    assert frames(cafe).count("4447") >= 3
    assert "4447" in phone(cafe).get(path(cafe, "dots-phone")).content.decode()


def test_closed_it_takes_no_dots_and_opens_again_with_them(cafe, ana, question, themes):
    browser = phone(cafe)
    place(browser, cafe, question, **on((themes[0], 1)))
    actions.close_vote(cafe, ana, question)
    late = place(browser, cafe, question, op="b" * 32, base=1, **on((themes[1], 1)))
    assert "fermé" in late.content.decode()
    # What had arrived is still « reçu » when it is sent again.
    assert place(browser, cafe, question, **on((themes[0], 1))).status_code == 200
    actions.reveal_vote(cafe, ana, question)
    assert revealed(cafe)[themes[0].pk] == 1
    actions.open_votes(cafe, ana, [question], 3, BASE)
    assert revealed(cafe) == {}
    place(browser, cafe, question, op="b" * 32, base=1, **on((themes[1], 1)))
    actions.reveal_vote(cafe, ana, question)
    assert revealed(cafe) == {themes[0].pk: 0, themes[1].pk: 1, themes[2].pk: 0}


def test_each_step_is_taken_back_on_the_console(cafe, ana, question, themes):
    actions.close_vote(cafe, ana, question)
    actions.count_by_hand(cafe, ana, question, {themes[0].pk: 5})
    actions.reveal_vote(cafe, ana, question)
    for seen in (("closed", 5), ("closed", None), ("open", None)):
        seq = cafe.events.filter(undo__isnull=False).exclude(kind="action-undone")
        undone = cafe.events.filter(kind="action-undone").values_list("facts__undoes", flat=True)
        undo(cafe, ana, seq.exclude(seq__in=list(undone)).last().seq)
        vote = DotVote.objects.get()
        state = "revealed" if vote.revealed_at else "closed" if vote.closed_at else "open"
        assert (state, vote.by_hand.get(str(themes[0].pk))) == seen


def test_dots_follow_a_theme_that_is_merged_and_come_back_with_it(cafe, ana, question, themes):
    device = "d" * 32
    actions.place_dots(cafe, question, device, "a" * 32, 0, {themes[0].pk: 2, themes[1].pk: 1})
    actions.reveal_vote(cafe, ana, question)
    synthesis.merge_themes(themes[0], themes[1], actor=ana)
    assert revealed(cafe) == {themes[1].pk: 3, themes[2].pk: 0}
    undo_step(cafe, ana, last_step(cafe, ana).number)
    assert revealed(cafe)[themes[0].pk] == 2
    synthesis.dissolve_theme(themes[0], actor=ana)
    assert revealed(cafe) == {themes[1].pk: 1, themes[2].pk: 0}


def test_a_question_without_theme_has_nothing_to_choose(cafe, ana):
    with pytest.raises(Refusal, match="pas encore de thème"):
        actions.open_votes(cafe, ana, [cafe.questions.first()], 3, BASE)
    assert not DotVote.objects.exists()
