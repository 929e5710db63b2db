"""A café full of personal data: every word of ``MARKERS`` stands in it somewhere."""

import secrets
from pathlib import Path

from django.db import connection

from sessions_app.access import links
from sessions_app.facilitation.actions import finish, start_next
from sessions_app.facilitation.broadcast_actions import send
from sessions_app.harvest import photo_files
from sessions_app.harvest.actions import submit
from sessions_app.models import (
    Block,
    Device,
    Draft,
    Fiche,
    Note,
    Participant,
    Photo,
    RosterStep,
    Rule,
    RuleKind,
    Seat,
    Source,
)
from sessions_app.preparation.queries import programme
from tests.cast import START, link_of

MARKERS = (
    "Rosalie-Quéméneur", "Secteur-Ymir", "Fauteuil-Zeta", "Langue-Kappa", "Ancien-Nom-Omega",
    "Brouillon-Sigma", "Retirée-Lambda", "Masquée-Theta", "Raison-Iota", "Avant-Correction-Pi",
    "Message-Rho", "d1" * 16, "Photo-Upsilon-octets",
)  # fmt: skip
KEPT = ("Gardée : frapper à la porte d’à côté.", "Passage de la fiche.")


def every_byte(*folders):
    """Return all that stands in these folders and in the database's files, its journal included."""
    name = Path(str(connection.settings_dict["NAME"]))
    near = [one for one in name.parent.glob(f"{name.name}*") if one.is_file()]
    below = [one for folder in folders for one in folder.rglob("*") if one.is_file()]
    return b"".join(one.read_bytes() for one in (*near, *below))


def operation(kind="create", **more):
    made = {"op": secrets.token_hex(16), "note": secrets.token_hex(16), "kind": kind, "at": 1}
    return made | {"text": "", "base": 0} | more


def fill(cafe, ana):
    """Live a café through, with people, photos, drafts, notes taken back, hidden and corrected."""
    tables, link = list(cafe.tables.all()), link_of(cafe, 1)
    people = [
        Participant.objects.create(
            cafe=cafe, number=n, name="Rosalie-Quéméneur" if n == 1 else f"Personne {n}",
            sector="Secteur-Ymir" if n == 1 else "École", access="Fauteuil-Zeta",
            language="Langue-Kappa", arrived_at=START,
        )
        for n in range(1, 13)
    ]  # fmt: skip
    Rule.objects.create(cafe=cafe, kind=RuleKind.APART).people.set(people[:2])
    RosterStep.objects.create(cafe=cafe, kind="edited", people={"1": {"name": "Ancien-Nom-Omega"}})
    first = programme(cafe).rounds[0]
    for at, person in enumerate(people):
        Seat.objects.create(participant=person, table=tables[at % 4], round=first)
    send(cafe, ana, "Message-Rho")
    for _step in range(2):
        start_next(cafe, ana, programme(cafe).next_phase.pk)
    _note_all(cafe, link, first)
    Device.objects.get_or_create(link=link, device="d1" * 16)
    Draft.objects.create(table=tables[0], device="d1" * 16, text="Brouillon-Sigma")
    name = photo_files.store(b"Photo-Upsilon-octets")
    shot = {"uid": "e" * 32, "digest": "f" * 64, "name": name, "device": "d1" * 16}
    Photo.objects.create(cafe=cafe, table=tables[0], link=link, **shot)
    while upcoming := programme(cafe).next_phase:
        start_next(cafe, ana, upcoming.pk)
    finish(cafe, ana, programme(cafe).current.pk)


def _note_all(cafe, link, round_):
    texts = (KEPT[0], "Retirée-Lambda", "Masquée-Theta", "Avant-Correction-Pi")
    sent = [operation(text=text, round=round_.pk) for text in texts]
    sent.append(operation("delete", note=sent[1]["note"], base=1))
    sent.append(operation("edit", note=sent[3]["note"], base=1, text="Corrigée."))
    assert {one["answer"] for one in submit(link, sent, "d1" * 16)} == {"ok"}
    Note.objects.filter(text="Masquée-Theta").update(hidden_at=START, hidden_reason="Raison-Iota")
    fiche = Fiche.objects.create(cafe=cafe, title="Fiche")
    block = Block.objects.create(fiche=fiche, position=0, kind="bullet", text=KEPT[1])
    Source.objects.create(block=block, note=Note.objects.get(text=KEPT[0]))
    links.revoke(link_of(cafe, 2))
