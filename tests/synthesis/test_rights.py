"""Who may touch the board, and that nothing of another café can ever be placed on it."""

import pytest

from sessions_app.models import Cafe, Note, Question, Table, Theme
from tests.cast import START, signed_in
from tests.synthesis.board import inside, place, send, theme, three_notes


def test_sofia_of_the_staff_synthesises(sofia_browser, cafe):
    one, *_rest = three_notes(cafe)
    answer = send(sofia_browser, cafe, "themes/", title="  Financement ")
    assert "Thème « Financement » ajouté." in answer.content.decode()
    funding = Theme.objects.get(cafe=cafe)
    place(sofia_browser, cafe, one, theme=funding.pk)
    assert inside(funding) == ["Idée 1"]


@pytest.mark.parametrize(
    "path",
    [
        *("", "themes/", "placer/", "annuler/", "themes/1/titre/", "themes/1/defaire/"),
        *("notes/", "ecarter/", "reprendre/", "masquer/", "montrer/", "a-part/", "ecartees/"),
        *("themes/1/fusionner/", "matrice/", "matrice/csv/", "matrice/xlsx/"),
        *("rapprocher/1/", "ressemblances/", "ressemblances/ensemble/"),
    ],
)
def test_strangers_and_hosts_find_nothing(charlie, hugo, cafe, path):
    for browser in (signed_in(charlie), hugo):
        for answer in (
            browser.get(f"/cafes/{cafe.code}/synthese/{path}"),
            send(browser, cafe, path, title="Financement", notes="1"),
        ):
            assert answer.status_code in (302, 401, 404, 405), answer.content.decode()
    assert not cafe.themes.exists()


def test_a_note_of_another_café_is_never_placed(ana_browser, cafe, charlie):
    funding = theme(cafe, "Financement")
    foreign = note_elsewhere(charlie)
    answer = place(ana_browser, cafe, foreign, theme=funding.pk)
    assert answer.status_code == 404
    assert "Aucune note n’a bougé." in answer.content.decode()
    assert inside(funding) == []


def note_elsewhere(person):
    theirs = Cafe.objects.create(
        title="Ailleurs", owner=person, organisation=person.organisation, starts_at=START
    )
    asked = Question.objects.create(cafe=theirs, position=0, text="Quoi?")
    table = Table.objects.create(cafe=theirs, number=1)
    return Note.objects.create(
        cafe=theirs, uid="c" * 32, table=table, question=asked, text="Secret"
    )


def test_a_theme_of_another_café_is_never_touched(ana_browser, cafe, charlie):
    one, *_rest = three_notes(cafe)
    foreign = note_elsewhere(charlie)
    theirs = theme(foreign.cafe, "Secret", foreign)
    for answer in (
        place(ana_browser, cafe, one, theme=theirs.pk),
        place(ana_browser, cafe, one, theme="", **{"from": theirs.pk}),
        send(ana_browser, cafe, f"themes/{theirs.pk}/titre/", title="Pris", version=1),
        send(ana_browser, cafe, f"themes/{theirs.pk}/place/", to=0),
        send(ana_browser, cafe, f"themes/{theirs.pk}/defaire/"),
        send(ana_browser, cafe, f"themes/{theirs.pk}/fusionner/", into=theirs.pk),
        send(ana_browser, cafe, "a-part/", notes=one.pk, **{"from": theirs.pk}),
        send(ana_browser, cafe, "ecarter/", notes=foreign.pk, reason="other"),
        send(ana_browser, cafe, "masquer/", notes=foreign.pk, hidden_reason="Non"),
    ):
        assert answer.status_code == 404
        assert "Secret" not in answer.content.decode()
    assert inside(theirs) == ["Secret"]
