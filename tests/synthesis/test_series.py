"""Series of cafés: who sees one, how cafés come in and leave, and what is compared."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from sessions_app.closing.actions import remove_cafe
from sessions_app.models import Cafe, DotVote, Note, Organisation, Series, SetAside
from sessions_app.preparation.actions.copies import duplicate
from sessions_app.synthesis.series.comparing import compared
from sessions_app.synthesis.series.gathering import gathered
from tests.cast import START, add_note
from tests.synthesis.board import question, theme


def again(browser, cafe) -> Cafe:
    """Make a new date of a café as its page does."""
    path = reverse("series-new-date", args=[cafe.code])
    answer = browser.post(path, {"starts_at": "2026-10-05T13:00"})
    return Cafe.objects.get(code=answer["Location"].split("/")[2])


@pytest.fixture
def two(cafe, ana_browser):
    """Ana's café and its second date, each with notes and themes, one of which has a like name."""
    other = again(ana_browser, cafe)
    cafe.refresh_from_db()
    theme(cafe, "Les lieux", add_note(cafe, "Un"), add_note(cafe, "Deux", table=2))
    theme(cafe, "L’argent", add_note(cafe, "=Trois"))
    theme(other, "les LIEUX", add_note(other, "Quatre", table=3))
    add_note(other, "Cinq", table=4)
    return cafe, other


def page(browser, series_id):
    return browser.get(reverse("series", args=[series_id]))


def test_a_new_date_has_the_same_questions_and_makes_a_series(cafe, ana_browser):
    other = again(ana_browser, cafe)
    cafe.refresh_from_db()
    assert other.series == cafe.series is not None
    assert (other.series.name, other.title) == ("Vivre ensemble", "Vivre ensemble")
    asked = [list(one.questions.values_list("text", flat=True)) for one in (cafe, other)]
    assert asked[0] == asked[1]
    third = again(ana_browser, other)
    assert third.series == cafe.series
    assert Series.objects.count() == 1


@pytest.mark.parametrize("sent", ["demain", "9999-12-31T13:00"])
def test_a_date_that_is_none_makes_nothing(cafe, ana_browser, sent):
    path = reverse("series-new-date", args=[cafe.code])
    answer = ana_browser.post(path, {"starts_at": sent})
    assert answer.status_code == 422
    assert "Indiquez une date" in answer.content.decode()
    assert Cafe.objects.count() == 1
    assert not Series.objects.exists()


def test_themes_of_the_same_name_stand_on_one_row(two):
    first = compared(gathered(two))[0]
    rows = [(row.title, [spot and spot.cell.count for spot in row.spots]) for row in first.rows]
    assert rows == [("les LIEUX", [2, 1]), ("L’argent", [1, None]), ("Notes à classer", [0, 1])]
    tables = [[cell and cell.count for _n, cell in cells] for _told, cells in first.by_table]
    assert tables == [[2, 1, 0, 0], [0, 0, 1, 1]]


def test_questions_match_by_what_they_say_and_the_others_are_told(two, ana_browser):
    cafe, other = two
    same, alone = other.questions.all()[1], other.questions.all()[2]
    same.text = "QUELS SONT LES OBSTACLES  A L'ENTRAIDE DANS VOTRE QUARTIER ?"
    same.save()
    alone.text = "Qui manque ici?"
    alone.save()
    found = compared(gathered(two))
    assert [len(one.asked) for one in found] == [2, 2, 1, 1]
    told = page(ana_browser, cafe.series_id).content.decode()
    assert "Questions posées dans un seul café" in told
    assert "Qui manque ici?" in told


def test_each_number_leads_to_its_notes(two, ana_browser):
    told = page(ana_browser, two[0].series_id).content.decode()
    for cafe in two:
        asked = question(cafe)
        here = f"/cafes/{cafe.code}/synthese/?question={asked.pk}"
        assert f'href="{here}#theme-{asked.themes.first().pk}"' in told
        assert f'href="{here}&amp;etat=all&amp;table=' in told


def test_hidden_and_set_aside_notes_and_unrevealed_dots_are_left_out(two):
    other = two[1]
    Note.objects.filter(text="Deux").update(hidden_at=START, hidden_reason="Un nom")
    place = str(other.themes.get().pk)
    vote = DotVote.objects.create(question=question(other), closed_at=START, by_hand={place: 4})
    spots = compared(gathered(two))[0].rows[0].spots
    assert [(spot.cell.count, spot.dots) for spot in spots] == [(1, None), (1, None)]
    DotVote.objects.filter(pk=vote.pk).update(revealed_at=START)
    assert [spot.dots for spot in compared(gathered(two))[0].rows[0].spots] == [None, 4]
    SetAside.objects.create(note=Note.objects.get(text="Un"), reason="other")
    assert [spot.cell.count for spot in compared(gathered(two))[0].rows[0].spots] == [0, 1]


def test_as_many_queries_for_two_cafes_as_for_six(two, ana, ana_browser, django_assert_num_queries):
    address = reverse("series", args=[two[0].series_id])
    ana_browser.get(address)
    with django_assert_num_queries(13):
        ana_browser.get(address)
    for n in range(4):
        more = duplicate(two[0], ana)
        Cafe.objects.filter(pk=more.pk).update(series=two[0].series)
        for title in ("Les lieux", f"Thème {n}", f"Autre {n}"):
            theme(more, title, add_note(more, f"{title} {n}"))
    with django_assert_num_queries(13):
        ana_browser.get(address)


def test_a_cafe_that_one_may_not_read_is_not_told_of(two, charlie, charlie_browser, ana_browser):
    cafe, other = two
    Cafe.objects.filter(pk=other.pk).update(title="Le café secret")
    assert page(charlie_browser, cafe.series_id).status_code == 404
    cafe.co_animators.add(charlie)
    told = page(charlie_browser, cafe.series_id).content.decode()
    assert "Vivre ensemble" in told
    assert "secret" not in told
    sheet = charlie_browser.get(reverse("series-export", args=[cafe.series_id, "csv"]))
    assert "secret" not in sheet.content.decode()
    taken = {"cafe": other.code}
    path = reverse("series-remove", args=[cafe.series_id])
    assert charlie_browser.post(path, taken).status_code == 404
    charlie_browser.post(reverse("series-delete", args=[cafe.series_id]))
    assert list(Series.objects.get().cafes.all()) == [other]
    assert page(charlie_browser, other.series_id).status_code == 404
    assert "Le café secret" in page(ana_browser, other.series_id).content.decode()


def test_a_cafe_of_another_organisation_does_not_come_in(two, ana, ana_browser):
    guest = duplicate(two[0], ana)
    elsewhere = Organisation.objects.create(name="Ailleurs")
    Cafe.objects.filter(pk=guest.pk).update(organisation=elsewhere)
    ana_browser.post(reverse("series-add", args=[two[0].series_id]), {"cafe": guest.code})
    guest.refresh_from_db()
    assert guest.series is None


def test_cafes_come_in_and_leave_and_the_last_takes_the_series_along(two, ana_browser, ana):
    cafe, other = two
    series, third = cafe.series_id, duplicate(cafe, ana)
    ana_browser.post(reverse("series-add", args=[series]), {"cafe": third.code})
    assert Series.objects.get().cafes.count() == 3
    ana_browser.post(reverse("series-rename", args=[series]), {"name": "Deux  dates"})
    assert Series.objects.get().name == "Deux dates"
    for one in (third, other):
        ana_browser.post(reverse("series-remove", args=[series]), {"cafe": one.code})
    assert "Il faut au moins deux cafés" in page(ana_browser, series).content.decode()
    remove_cafe(cafe)
    assert not Series.objects.exists()
    assert Note.objects.filter(cafe=other).count() == 2


def test_a_series_is_made_of_cafes_that_are_in_none(cafe, ana, ana_browser):
    other = duplicate(cafe, ana)
    sent = {"name": "Deux cafés", "cafes": [cafe.pk, other.pk]}
    answer = ana_browser.post(reverse("series-list"), sent)
    assert answer.status_code == 302
    assert Series.objects.get().cafes.count() == 2
    assert "Deux cafés" in ana_browser.get(reverse("series-list")).content.decode()
    third = duplicate(cafe, ana)
    # The second holds one that came into the first series while its page was open.
    for taken in (sent, {"name": "Deux cafés", "cafes": [third.pk, cafe.pk]}):
        refused = ana_browser.post(reverse("series-list"), taken)
        assert refused.status_code == 422
        assert 'value="Deux cafés"' in refused.content.decode()
        assert Series.objects.get().cafes.count() == 2


def test_the_files_run_nothing(two, ana_browser):
    theme(two[1], "=cmd", Note.objects.get(text="Cinq"))
    path = reverse("series-export", args=[two[0].series_id, "csv"])
    rows = list(
        csv.reader(io.StringIO(ana_browser.get(path).content.decode("utf-8-sig")), delimiter=";")
    )
    assert rows[0][:5] == ["Question", "Thème", "Café", "Date", "Notes"]
    assert [row[1] for row in rows[1:]] == ["les LIEUX", "les LIEUX", "'=cmd", "L’argent"]
    path = reverse("series-export", args=[two[0].series_id, "xlsx"])
    book = load_workbook(io.BytesIO(ana_browser.get(path).content))
    assert book.sheetnames == ["Thèmes", "Cafés"]
    assert "f" not in {cell.data_type for row in book["Thèmes"] for cell in row}
