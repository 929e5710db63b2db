"""Who sees the people: the animators of the café; no link, no other organisation, no staff."""

import pytest
from django.test import Client
from django.urls import reverse

from sessions_app.rotation.urls import urlpatterns
from tests.cast import link_of, tablet
from tests.rotation.cafe import peopled, planned

PAGES = {"roster", "seating-plan", "edit-person", "check-in"}


def every_path(cafe):
    """Return each path of this feature, filled in with what exists."""
    known = {"code": cafe.code, "pk": cafe.participants.first().pk, "step": 1, "number": 1}
    for one in urlpatterns:
        kwargs = {name: known[name] for name in one.pattern.converters}
        yield one.name, reverse(one.name, kwargs=kwargs)


@pytest.fixture
def full(cafe):
    peopled(cafe)
    planned(cafe)
    return cafe


@pytest.mark.parametrize("who", ["sofia_browser", "charlie_browser"])
def test_others_find_nothing(full, request, who):
    browser = request.getfixturevalue(who)
    seq = full.events.count()
    for name, path in every_path(full):
        answer = browser.get(path) if name in PAGES else browser.post(path)
        assert answer.status_code == 404, name
        assert "Aïcha" not in answer.content.decode()
    assert full.events.count() == seq


def test_a_link_opens_no_roster(full):
    for browser, refused in ((tablet(link_of(full, 1)), {404}), (Client(), {302, 401})):
        for name, path in every_path(full):
            answer = browser.get(path) if name in PAGES else browser.post(path)
            assert answer.status_code in refused, name
            assert "Aïcha" not in answer.content.decode()


def test_a_change_is_never_made_by_opening_an_address(full, ana_browser):
    for name, path in every_path(full):
        if name not in PAGES:
            assert ana_browser.get(path).status_code == 405, name
