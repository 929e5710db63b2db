"""Who opened what names people, and the register of incidents."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sessions_app.access import openings
from sessions_app.closing.actions import remove_cafe
from sessions_app.closing.purge.actions import purge
from sessions_app.models import AccessEntry, Incident, Opened, Participant, Role
from tests.cast import signed_in

DATA = {
    "happened": "Entre le 3 et le 5 mai",
    "known_on": "2026-05-06",
    "circumstances": "Une feuille de badges a été oubliée dans la salle.",
    "information": "Prénoms et secteurs",
    "risk": "unknown",
}


def administrator(organisation):
    from sessions_app.models import User

    chief = User.objects.create_user(
        "chef", first_name="Chantal", organisation=organisation, role=Role.ADMINISTRATOR
    )
    return signed_in(chief)


def test_each_opening_is_an_entry_and_the_same_within_the_hour_is_one(cafe, ana, ana_browser):
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie")
    for name in ("roster", "roster", "seating-plan", "check-in", "archive-download", "photos"):
        assert ana_browser.get(reverse(name, args=[cafe.code])).status_code == 200
    assert ana_browser.get(reverse("print-sheet", args=[cafe.code, "badges"])).status_code == 200
    assert ana_browser.get(reverse("print-sheet", args=[cafe.code, "avis"])).status_code == 200
    found = dict(AccessEntry.objects.values_list("what", "times"))
    assert found == {
        Opened.ROSTER: 2, Opened.PLAN: 1, Opened.CHECK_IN: 1, Opened.ARCHIVE: 1,
        Opened.PHOTOS: 1, Opened.BADGES: 1,
    }  # fmt: skip
    one = AccessEntry.objects.first()
    assert (one.who, one.get_role_display()) == ("Ana", "propriétaire du café")
    with override("en"):
        assert one.get_role_display() == "owner of the café"


def test_what_is_refused_is_no_opening(cafe, charlie_browser):
    assert charlie_browser.get(reverse("roster", args=[cafe.code])).status_code == 404
    assert not AccessEntry.objects.exists()


def test_an_entry_outlives_purge_and_café_and_names_no_participant(cafe, ana, ana_browser):
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie")
    ana_browser.get(reverse("roster", args=[cafe.code]))
    purge(cafe, ana)
    remove_cafe(cafe)
    one = AccessEntry.objects.get()
    assert one.cafe is None
    assert cafe.title in one.cafe_title
    assert "Rosalie" not in str(AccessEntry.objects.values())


def test_old_entries_and_those_beyond_the_most_go(cafe, ana_browser, monkeypatch):
    path = reverse("roster", args=[cafe.code])
    ana_browser.get(path)
    AccessEntry.objects.update(last_at=timezone.now() - openings.KEPT - timedelta(days=1))
    ana_browser.get(path)
    assert AccessEntry.objects.count() == 1
    monkeypatch.setattr(openings, "MOST", 2)
    for name in ("seating-plan", "check-in", "photos"):
        ana_browser.get(reverse(name, args=[cafe.code]))
    assert AccessEntry.objects.count() == 2


def test_the_log_is_read_by_the_administration_and_of_ones_own_cafés(
    cafe, organisation, ana_browser, charlie_browser, sofia_browser
):
    ana_browser.get(reverse("roster", args=[cafe.code]))
    path = reverse("access-log")
    for browser in (ana_browser, administrator(organisation)):
        assert cafe.title in browser.get(path).content.decode()
    assert cafe.title not in charlie_browser.get(path).content.decode()
    assert sofia_browser.get(path).status_code == 404


def test_an_incident_is_entered_completed_and_exported(organisation, sofia_browser, ana_browser):
    path = reverse("incident-add")
    wrong = sofia_browser.post(path, DATA | {"known_on": "2999-01-01"})
    assert wrong.status_code == 422
    assert "pas encore venu" in wrong.content.decode()
    assert DATA["circumstances"] in wrong.content.decode()
    assert sofia_browser.post(path, DATA).status_code == 302
    one = Incident.objects.get()
    more = DATA | {"people": "12", "risk": "serious", "risk_reasons": "Prénoms peu répandus"}
    assert sofia_browser.post(reverse("incident", args=[one.pk]), more).status_code == 302
    page = sofia_browser.get(reverse("incidents")).content.decode()
    assert "aucun avis à la Commission n’est inscrit" in page
    answer = sofia_browser.get(reverse("incidents-csv"))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    rows = (
        rows
        if len(rows[0]) > 1
        else list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    )
    assert rows[1][:3] == [DATA["happened"], DATA["known_on"], DATA["circumstances"]]
    assert "Sofia" in rows[1]
    for name in ("incidents", "incident-add", "incidents-csv"):
        assert ana_browser.get(reverse(name)).status_code == 404


def test_the_register_of_another_organisation_is_not_there(organisation, charlie, sofia_browser):
    other = charlie.organisation.incidents.create(
        happened="hier", known_on=timezone.localdate(), circumstances="x", information="y"
    )
    path = reverse("incident", args=[other.pk])
    assert sofia_browser.get(path).status_code == 404
    assert sofia_browser.post(path, DATA).status_code == 404
    assert Incident.objects.get().circumstances == "x"


def test_what_stays_is_never_called_anonymised():
    root = Path(__file__).resolve().parents[2]
    claimed = []
    for folder in ("templates", "docs", "sessions_app", "README.md"):
        found = root / folder
        for path in [found] if found.is_file() else found.rglob("*"):
            if path.suffix in {".html", ".md", ".py", ".typ", ".po", ".js"}:
                text = " ".join(path.read_text(encoding="utf-8").split())
                said = re.findall(r".{24}\banonymi[sz]\w*", text)
                claimed += [
                    (path.name, one) for one in said if not re.search(r"\b(non|pas|not)\b", one)
                ]
    assert [one for one in claimed if "Règlement sur l’anonymisation" not in one[1]] == []


def test_no_export_of_notes_tells_a_sector(cafe, ana_browser):
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie", sector="Secteur-Ymir")
    for suffix in ("csv", "json"):
        for name in ("raw-notes", "synthesis-matrix-export"):
            answer = ana_browser.get(reverse(name, args=[cafe.code, suffix]))
            assert b"Secteur-Ymir" not in answer.content
