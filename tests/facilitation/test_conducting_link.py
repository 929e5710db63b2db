"""A second animator by the conducting link: the console of this café, and nothing else."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from sessions_app.access import links
from sessions_app.facilitation import actions, entering, entry_actions
from sessions_app.models import Cafe, LinkKind, Question, Table
from sessions_app.preparation.actions import links as link_actions
from sessions_app.preparation.queries import programme
from tests.cast import START, link_of, tablet
from tests.facilitation.test_phases import go
from tests.facilitation.test_undo import last

HTMX = {"HTTP_HX_REQUEST": "true"}
# What a browser without account may see anyway: the door, and the ways in by code or secret.
DOORS = {
    "home",
    "sign-in",
    "enter",
    "waiting",
    "waiting-state",
    "welcome",
    "health",
    "set_language",
    "enter-by-secret",
    "sign-out",
    "prove-address",  # tells nothing of any café
    "guides",
    "guide",
}


@pytest.fixture
def link(cafe, ana):
    return link_actions.renew(cafe, ana, None, LinkKind.CONDUCTOR)


@pytest.fixture
def second(link) -> Client:
    """A laptop in the room that holds the conducting link, without an account."""
    return tablet(link)


def here(link, tail: str = "") -> str:
    return links.path(link) + tail


def test_the_link_opens_the_same_console(second, link, cafe, ana_browser):
    page = second.get(here(link)).content.decode()
    account = ana_browser.get(reverse("console", args=[cafe.code])).content.decode()
    for part in ('id="next"', 'id="console-agenda"', 'id="console-tables"', 'id="console-actions"'):
        assert part in page
        assert part in account
    assert "site-bar__nav" not in page


def test_the_second_animator_takes_over_and_the_clock_goes_on(second, link, cafe, ana):
    phase = go(cafe, ana, 2)
    assert second.get(here(link)).status_code == 200
    assert second.post(here(link, "plus-une/"), **HTMX).status_code == 204
    phase.refresh_from_db()
    assert phase.state == "running"
    upcoming = programme(cafe).next_phase.pk
    assert second.post(here(link, "suivante/"), {"expected": upcoming}, **HTMX).status_code == 204
    assert programme(cafe).current.pk == upcoming


def test_what_is_done_by_link_is_taken_back_by_link(second, link, cafe, ana):
    phase = go(cafe, ana)
    second.post(here(link, "plus-cinq/"), **HTMX)
    second.post(here(link, "annuler/"), {"seq": last(cafe)}, **HTMX)
    assert cafe.phases.get(pk=phase.pk).deadline == phase.deadline


def test_a_call_taken_by_link_is_taken(second, link, cafe):
    actions.call_animator(cafe, cafe.tables.first())
    assert second.post(here(link, "appels/1/"), **HTMX).status_code == 204
    assert cafe.tables.first().calls.get().taken


def other_paths(cafe, link):
    """Yield every path of the product about this café, but the console behind this link."""
    known = {
        "code": cafe.code, "number": 1, "pk": 1, "field": "text", "way": "monter", "kind": "console",
        "public_id": link_of(cafe, 1).public_id, "asked": "0" * 32, "operation": 1, "tablet": 1,
        "uid": "0" * 32,
    }  # fmt: skip
    every = get_resolver().reverse_dict
    for name in sorted(one for one in every if isinstance(one, str) and one not in DOORS):
        wanted = every[name][0][0][1]
        if not ("public_id" in wanted and name.endswith("-by-link")):
            yield name, reverse(name, kwargs={key: known.get(key, "1") for key in wanted})


def test_it_opens_nothing_else(second, link, cafe):
    found = dict(other_paths(cafe, link))
    assert len(found) > 60
    for name, path in found.items():
        for answer in (second.get(path), second.post(path, **HTMX)):
            led_away = answer.status_code == 302 and "/connexion/" in answer["Location"]
            refused = answer.status_code in (401, 403, 404, 405, 409, 410)
            door = answer.status_code == 200 and b'id="without-secret"' in answer.content
            assert led_away or refused or door, (name, path, answer.status_code)
    assert cafe.events.exclude(kind="link-issued").count() == 0


def test_it_opens_no_other_cafe(second, link, ana, organisation):
    other = Cafe.objects.create(
        title="Autre", owner=ana, organisation=organisation, starts_at=START
    )
    theirs = link_actions.renew(other, ana, None, LinkKind.CONDUCTOR)
    assert b"without-secret" in second.get(here(theirs)).content
    assert second.post(here(theirs, "pause/"), **HTMX).status_code == 404


def test_it_brings_no_link_back_to_life(second, link, cafe, ana):
    link_actions.revoke(cafe, ana, cafe.tables.first())
    answer = second.post(here(link, "annuler/"), {"seq": last(cafe)}, **HTMX)
    assert answer.status_code == 409
    assert "depuis un compte" in answer.content.decode()


def test_a_closed_link_opens_the_console_no_more(second, link, cafe, ana):
    link_actions.revoke(cafe, ana, None, LinkKind.CONDUCTOR)
    assert second.get(here(link)).status_code == 410
    assert second.post(here(link, "pause/"), **HTMX).status_code == 410
    assert second.get(here(link, "regions")).status_code == 410


def test_closing_it_leaves_the_projection_and_the_tables_open(link, cafe, ana):
    link_actions.revoke(cafe, ana, None, LinkKind.CONDUCTOR)
    standing = cafe.links.filter(revoked_at=None).values_list("kind", flat=True)
    assert sorted(standing) == ["host"] * 4 + ["projector"]


def test_a_new_projection_leaves_the_conducting_link_open(link, cafe, ana):
    link_actions.renew(cafe, ana, None)
    link.refresh_from_db()
    assert link.revoked_at is None


def test_the_access_page_makes_shows_and_closes_it(ana_browser, cafe):
    path = reverse("access", args=[cafe.code])
    assert "Créer un lien d’animation" in ana_browser.get(path).content.decode()
    ana_browser.post(reverse("renew-conductor", args=[cafe.code]), **HTMX)
    made = cafe.links.get(kind=LinkKind.CONDUCTOR)
    assert made.code in ana_browser.get(path).content.decode()
    ana_browser.post(reverse("revoke-conductor", args=[cafe.code]), **HTMX)
    assert made.code not in ana_browser.get(path).content.decode()


def test_its_code_opens_the_console_once_somebody_lets_it_in(client, link, ana, cafe):
    entry_actions.open_codes(cafe, ana)
    answer = client.post(reverse("enter"), {"code": link.code})
    assert answer["Location"] == reverse("waiting")
    [entry] = entering.waiting(cafe)
    entry_actions.answer(cafe, ana, entry.pk, True)
    assert client.get(reverse("waiting"))["Location"] == here(link)
    assert client.get(here(link)).status_code == 200


def test_a_table_cannot_pass_for_a_conductor(hugo, cafe, link):
    host = link_of(cafe, 1)
    assert b"without-secret" in hugo.get(f"/conduite/{host.public_id}/").content
    assert hugo.post(f"/conduite/{host.public_id}/pause/", **HTMX).status_code == 404
    assert Question.objects.filter(cafe=cafe).count() == 3
    assert Table.objects.filter(cafe=cafe).count() == 4
