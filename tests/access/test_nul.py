"""A NUL, pasted or sent by a program, is taken out of what is written; PostgreSQL would refuse it."""

import pytest
from django.urls import reverse

from sessions_app.models import Participant, Series
from tests.cast import link_of, tablet

pytestmark = pytest.mark.django_db


def test_what_is_written_is_kept_without_it(cafe, ana_browser, organisation):
    series = Series.objects.create(organisation=organisation, name="Deux dates")
    cafe.series = series
    cafe.save(update_fields=["series"])
    ana_browser.post(reverse("series-rename", args=[series.pk]), {"name": "Trois\0 dates"})
    series.refresh_from_db()
    assert series.name == "Trois dates"
    pasted = {"text": "Léa\0 Roy\nNoé Roy"}
    ana_browser.post(reverse("bring-in-people", args=[cafe.code]), pasted)
    assert sorted(one.name for one in Participant.objects.filter(cafe=cafe)) == [
        "Léa Roy",
        "Noé Roy",
    ]


def test_an_address_with_one_names_nothing(cafe, ana_browser):
    assert ana_browser.get(f"/cafes/{cafe.code}%00/").status_code == 404
    link = link_of(cafe, 1)
    drafts = reverse("drafts", args=[link.public_id])
    assert tablet(link).get(f"{drafts}?device=a%00b").status_code == 200
