"""The roster: a pasted list or a file, faults by line, nothing lost, people edited and back."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from sessions_app.models import Participant, RuleKind
from tests.preparation.asking import post, show

LIST = "Nom;Secteur;Hôte\nNoé Côté;École;1\nMaïté Roy;école;\nInès;Famille;2\n"


def people(cafe):
    return Participant.objects.standing().filter(cafe=cafe)


def paste(browser, cafe, text, **more):
    return post(browser, "bring-in-people", cafe, text=text, **more)


@pytest.mark.parametrize("mark", ["\t", ";", ","])
@pytest.mark.parametrize("header", ["", "Nom{0}Secteur{0}Besoins\n"])
def test_a_pasted_list_is_read_with_or_without_a_header(ana_browser, cafe, mark, header):
    text = header.format(mark) + f"Noé{mark}École{mark}Fauteuil\r\nMaïté{mark}Famille\n\n"
    assert paste(ana_browser, cafe, text).status_code == 200
    found = [(one.number, one.name, one.sector, one.access) for one in people(cafe)]
    assert found == [(1, "Noé", "École", "Fauteuil"), (2, "Maïté", "Famille", "")]


def test_first_and_last_names_are_joined_and_hosts_have_their_table(ana_browser, cafe):
    paste(ana_browser, cafe, "Prénom\tNom\tHôte\tCourriel\nNoé\tCôté\tTable 2\tn@exemple.ca\n")
    person = people(cafe).get()
    assert (person.name, person.hosts.number) == ("Noé Côté", 2)


def test_faults_are_told_by_line_and_the_text_stays(ana_browser, cafe):
    text = "Nom;Hôte\nNoé;1\nNoé;\nMaïté;9\n" + "A" * 81 + ";\nInès;peut-être\nLéa;1\nOk;"
    response = paste(ana_browser, cafe, text)
    assert response.status_code == 422
    page = response.content.decode()
    for line in ("Ligne 3", "Ligne 4", "Ligne 5", "Ligne 6", "Ligne 7"):
        assert line in page
    assert "Ligne 2" not in page
    assert "Maïté;9" in page
    assert people(cafe).count() == 0


def test_the_right_lines_can_go_first_and_the_others_stay_to_be_mended(ana_browser, cafe):
    response = paste(ana_browser, cafe, "Nom;Hôte\nNoé;1\nMaïté;9\n", partly="1")
    assert [one.name for one in people(cafe)] == ["Noé"]
    page = response.content.decode()
    assert "Nom;Hôte\nMaïté;9" in page.replace("\r", "")
    assert "Ligne 2" in page


def test_the_same_list_again_adds_only_who_is_new(ana_browser, cafe):
    paste(ana_browser, cafe, LIST)
    response = paste(ana_browser, cafe, LIST + "NOE COTE;École;\nZoé;École;\n", partly="1")
    assert "3 y étaient déjà" in response.content.decode().replace("\xa0", " ")
    assert [one.name for one in people(cafe)] == ["Noé Côté", "Maïté Roy", "Inès", "Zoé"]
    assert {one.sector for one in people(cafe)} == {"École", "Famille"}


def test_a_workbook_and_a_windows_file_say_the_same_as_a_pasted_list(ana_browser, cafe):
    book = Workbook()
    for row in (["Nom", "Secteur"], ["Noé", "École"], [None, None], ["Maïté", None]):
        book.active.append(row)
    raw = io.BytesIO()
    book.save(raw)
    for name, content in (
        ("liste.xlsx", raw.getvalue()),
        ("liste.csv", "Nom;Secteur\r\nÉlise;École\r\n".encode("cp1252")),
    ):
        response = paste(ana_browser, cafe, "", file=SimpleUploadedFile(name, content))
        assert response.status_code == 200, response.content.decode()
    assert [one.name for one in people(cafe)] == ["Noé", "Maïté", "Élise"]


@pytest.mark.parametrize("content", [b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0old", b"a\x00\x01b"])
def test_a_file_that_is_no_list_is_refused_with_what_was_typed(ana_browser, cafe, content):
    file = SimpleUploadedFile("liste.xlsx", content)
    response = paste(ana_browser, cafe, "Noé, déjà tapé", file=file)
    assert response.status_code == 422
    assert "Rien n’a été changé" in response.content.decode()
    assert "Noé, déjà tapé" in response.content.decode()


def test_a_person_is_edited_removed_and_back_with_their_table(ana_browser, cafe):
    paste(ana_browser, cafe, LIST)
    noe = people(cafe).get(number=1)
    texts = {"name": "Noé C.", "sector": "Ville", "access": "", "language": "anglais"}
    post(ana_browser, "edit-person", cafe, noe.pk, hosts=noe.hosts_id, **texts)
    noe.refresh_from_db()
    assert (noe.name, noe.language, noe.hosts.number) == ("Noé C.", "anglais", 1)
    post(ana_browser, "remove-person", cafe, noe.pk)
    assert "Noé" not in show(ana_browser, "roster", cafe)
    post(ana_browser, "undo-roster", cafe, cafe.roster_steps.last().pk)
    assert people(cafe).get(number=1).hosts.number == 1


def test_a_name_already_taken_stays_in_the_dialog(ana_browser, cafe):
    paste(ana_browser, cafe, LIST)
    noe = people(cafe).get(number=1)
    response = post(ana_browser, "edit-person", cafe, noe.pk, name="INES", sector="École")
    assert response.status_code == 422
    assert response["HX-Retarget"] == "#dialog"
    assert 'value="INES"' in response.content.decode()


def test_rules_name_the_ticked_people(ana_browser, cafe):
    paste(ana_browser, cafe, LIST)
    first, second, third = people(cafe)
    post(ana_browser, "add-rule", cafe, person=[first.pk, second.pk], kind="apart")
    post(ana_browser, "add-rule", cafe, person=[third.pk], kind="seated", table="4")
    assert (
        post(ana_browser, "add-rule", cafe, person=[third.pk], kind="together").status_code == 409
    )
    apart, seated = cafe.rules.all()
    assert (apart.kind, set(apart.people.all())) == (RuleKind.APART, {first, second})
    assert seated.table.number == 4
    post(ana_browser, "remove-rule", cafe, apart.pk)
    assert cafe.rules.get() == seated


def test_a_cafe_that_only_counts_has_its_seats(ana_browser, cafe):
    response = post(ana_browser, "count-people", cafe, expected="21", cap="")
    assert "4 tables de 6 places" in response.content.decode().replace("\xa0", " ")
    response = post(ana_browser, "count-people", cafe, expected="21", cap="5")
    assert "Il manque 1 place" in response.content.decode().replace("\xa0", " ")


def test_names_stay_out_of_the_log(ana_browser, cafe):
    paste(ana_browser, cafe, LIST)
    post(ana_browser, "remove-person", cafe, people(cafe).first().pk)
    for event in cafe.events.all():
        assert "No" not in str(event.facts)
