"""Who prepares: the animators of the café, and nobody else learns that it exists."""

import pytest
from django.test import Client
from django.urls import reverse

from sessions_app.models import Role
from sessions_app.preparation.urls import urlpatterns

PAGES = {"preparation", "access", "print-cards", "show-card", "print-kit", "print-sheet"}
OF_NOBODY_YET = {"cafes", "new-cafe", "forget-shape"}


def every_path(cafe):
    """Return each path of this feature about one café, filled in with what exists."""
    known = {
        "code": cafe.code,
        "number": 1,
        "field": "text",
        "way": "monter",
        "name": "etiquette",
        "pk": cafe.questions.first().pk,
    }
    for one in urlpatterns:
        if one.name not in OF_NOBODY_YET:
            names = one.pattern.converters
            yield one.name, reverse(one.name, kwargs={name: known[name] for name in names})


def ask(browser, name, path):
    return browser.get(path) if name in PAGES else browser.post(path, {"confirmed": "1"})


@pytest.mark.parametrize("who", ["sofia_browser", "charlie_browser"])
def test_staff_and_strangers_find_nothing_anywhere(cafe, request, who):
    browser = request.getfixturevalue(who)
    answers = {name: ask(browser, name, path).status_code for name, path in every_path(cafe)}
    assert len(answers) == len(urlpatterns) - len(OF_NOBODY_YET)
    assert set(answers.values()) == {404}
    assert cafe.events.count() == 0


def test_without_an_account_pages_ask_to_sign_in_and_changes_say_so(cafe):
    for name, path in every_path(cafe):
        answer = ask(Client(), name, path)
        assert answer.status_code == (302 if name in PAGES else 401), name


def test_a_change_is_never_made_by_opening_an_address(ana_browser, cafe):
    for name, path in every_path(cafe):
        if name not in PAGES:
            assert ana_browser.get(path).status_code == 405, name


def test_the_administration_of_the_organisation_may_prepare(cafe, sofia, sofia_browser):
    sofia.role = Role.ADMINISTRATOR
    sofia.save()
    path = reverse("preparation", args=[cafe.code])
    assert sofia_browser.get(path).status_code == 200
