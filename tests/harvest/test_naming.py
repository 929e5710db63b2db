"""An idea that may name a person: its table is told, never stopped, and keeps it if it wants."""

import secrets

from sessions_app.facilitation.actions import start_next
from sessions_app.harvest.actions import submit
from sessions_app.models import Note, Participant
from sessions_app.preparation.queries import programme
from tests.cast import link_of

HINT = "semble nommer une personne"


def send(cafe, text: str, kind: str = "create", note: str = "", base: int = 0) -> str:
    uid = note or secrets.token_hex(16)
    sent = {"op": secrets.token_hex(16), "note": uid, "kind": kind, "text": text, "base": base,
            "at": 1, "round": programme(cafe).rounds[0].pk}  # fmt: skip
    (answer,) = submit(link_of(cafe, 1), [sent], "d" * 32)
    assert answer["answer"] == "ok"
    return uid


def begun(cafe, ana) -> str:
    for _step in range(2):
        start_next(cafe, ana, programme(cafe).next_phase.pk)
    return f"/hote/{link_of(cafe, 1).public_id}/"


def test_it_is_told_kept_as_it_is_and_told_again_once_it_changes(cafe, ana, hugo, ines):
    door = begun(cafe, ana)
    uid = send(cafe, "Mme Tremblay garde les clés.")
    page = hugo.get(door).content.decode()
    assert HINT in page
    assert "« Mme Tremblay »" in page.replace("\xa0", " ")
    keep = f"idees/{uid}/telle-quelle/"
    other = f"/hote/{link_of(cafe, 2).public_id}/"
    assert ines.post(other + keep).status_code == 204
    assert HINT in hugo.get(door).content.decode()
    for _again in range(2):
        assert hugo.post(door + keep).status_code == 204
    assert HINT not in hugo.get(door).content.decode()
    assert cafe.events.filter(kind="note-named-as-is").count() == 1
    send(cafe, "Mme Tremblay garde toutes les clés.", "edit", uid, 1)
    assert HINT in hugo.get(door).content.decode()


def test_the_list_of_the_café_is_compared_here_and_never_sent(cafe, ana, hugo):
    door = begun(cafe, ana)
    Participant.objects.create(cafe=cafe, number=1, name="Rosalie Quéméneur")
    Participant.objects.create(cafe=cafe, number=2, name="Octave Absent")
    send(cafe, "Rosalie Quéméneur connaît tout le monde.")
    page = hugo.get(door).content.decode()
    assert HINT in page
    assert "Octave" not in page


def test_no_note_leads_to_a_person(cafe):
    to = {field.related_model for field in Note._meta.get_fields() if field.related_model}
    assert Participant not in to
    from_people = {one.related_model for one in Participant._meta.get_fields() if one.related_model}
    assert Note not in from_people
