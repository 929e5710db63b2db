"""A café like another, and shapes that an organisation keeps: no person and no idea goes along."""

import json

import pytest
from django.urls import reverse

from sessions_app.models import Block, Cafe, Fiche, KeptShape, Participant, Role
from tests.cast import add_note

SECRET = "Madame Tremblay"


@pytest.fixture
def lived(cafe, ana):
    """Ana's café with people, ideas and a fiche, all of which name somebody."""
    Participant.objects.create(cafe=cafe, number=1, name=SECRET)
    cafe.tables.filter(number=1).update(name=SECRET)
    add_note(cafe, SECRET)
    fiche = Fiche.objects.create(
        cafe=cafe,
        title=SECRET,
        issuer="Centre de quartier",
        authors=SECRET,
        acknowledgements=SECRET,
    )
    question = cafe.questions.first()
    Block.objects.create(fiche=fiche, position=0, kind="section", shape="A", question=question)
    Block.objects.create(fiche=fiche, position=1, kind="bullet", text=SECRET)
    cafe.phases.filter(kind="round").update(minutes=15, planned_minutes=20)
    return cafe


def duplicated(browser, cafe) -> Cafe:
    answer = browser.post(reverse("duplicate-cafe", args=[cafe.code]))
    return Cafe.objects.exclude(pk=cafe.pk).get(code=answer["Location"].split("/")[2])


def test_a_copy_has_the_questions_the_planned_agenda_and_as_many_tables(lived, ana_browser):
    copy = duplicated(ana_browser, lived)
    texts = list(lived.questions.values_list("kind", "text"))
    assert list(copy.questions.values_list("kind", "text")) == texts
    assert [one.minutes for one in copy.phases.all()] == [10, 20, 3, 20, 3, 20, 15, 20]
    assert not copy.phases.exclude(state="planned").exists()
    assert copy.tables.count() == 4
    assert copy.title == "Copie de Vivre ensemble"


def test_the_fiche_template_goes_along_and_nobody_with_it(lived, ana_browser):
    copy = duplicated(ana_browser, lived)
    fiche = copy.fiche
    assert fiche.issuer == "Centre de quartier"
    assert [block.question for block in fiche.blocks.all()] == [copy.questions.first()]
    held = [
        *(str(vars(fiche)), str(vars(copy))),
        *(str(vars(one)) for one in [*fiche.blocks.all(), *copy.tables.all()]),
        *(json.dumps(one.facts) for one in copy.events.all()),
    ]
    assert SECRET not in "".join(held)
    assert copy.notes.count() == copy.participants.count() == 0


def test_links_and_codes_are_new(lived, ana_browser):
    copy = duplicated(ana_browser, lived)
    old = set(lived.links.values_list("code", flat=True))
    assert copy.links.count() == 5
    assert not old & set(copy.links.values_list("code", flat=True))


def test_staff_and_strangers_copy_nothing(lived, sofia_browser, charlie_browser):
    for browser in (sofia_browser, charlie_browser):
        for name in ("duplicate-cafe", "keep-shape"):
            answer = browser.post(reverse(name, args=[lived.code]), {"name": "x"})
            assert answer.status_code == 404
    assert Cafe.objects.count() == 1
    assert not KeptShape.objects.exists()


def keep(browser, cafe, name="Nos cafés"):
    return browser.post(reverse("keep-shape", args=[cafe.code]), {"name": name})


def test_a_kept_shape_is_offered_and_makes_a_cafe(lived, ana_browser):
    assert keep(ana_browser, lived).status_code == 302
    kept = KeptShape.objects.get()
    assert SECRET not in json.dumps(kept.outline)
    page = ana_browser.get(reverse("new-cafe")).content.decode()
    assert "Nos cafés" in page
    given = {"title": "Le suivant", "starts_at": "2026-12-01T13:00", "shape": f"modele-{kept.pk}"}
    answer = ana_browser.post(reverse("new-cafe"), given)
    made = Cafe.objects.get(title="Le suivant")
    assert made.code in answer["Location"]
    assert made.questions.count() == 3
    assert made.phases.filter(kind="round").first().minutes == 20


def test_the_same_name_replaces_and_no_name_is_refused(lived, ana_browser):
    keep(ana_browser, lived)
    lived.questions.last().delete()
    keep(ana_browser, lived)
    assert len(KeptShape.objects.get().outline["questions"]) == 2
    assert keep(ana_browser, lived, "  ").status_code == 409


def test_a_shape_is_seen_used_and_forgotten_by_its_organisation_only(
    lived, ana_browser, charlie, charlie_browser
):
    keep(ana_browser, lived)
    kept = KeptShape.objects.get()
    assert "Nos cafés" not in charlie_browser.get(reverse("new-cafe")).content.decode()
    given = {"title": "Volé", "starts_at": "2026-12-01T13:00", "shape": f"modele-{kept.pk}"}
    assert charlie_browser.post(reverse("new-cafe"), given).status_code == 200
    assert not Cafe.objects.filter(title="Volé").exists()
    charlie_browser.post(reverse("forget-shape", args=[kept.pk]))
    assert KeptShape.objects.exists()
    ana_browser.post(reverse("forget-shape", args=[kept.pk]))
    assert not KeptShape.objects.exists()


def test_staff_cannot_forget_a_shape(lived, ana_browser, sofia, sofia_browser):
    keep(ana_browser, lived)
    path = reverse("forget-shape", args=[KeptShape.objects.get().pk])
    assert sofia.role == Role.STAFF
    assert sofia_browser.post(path).status_code == 404
    assert KeptShape.objects.exists()
