"""What an archive keeps of a café that was lived, and what it leaves behind."""

import ast
import io
import json
import secrets
import zipfile
from typing import Any

from sessions_app.access import links
from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive import names, packing, schema
from sessions_app.closing.archive.reading import read
from sessions_app.closing.queries import archive
from sessions_app.facilitation.actions import call_animator, start_next
from sessions_app.harvest.actions import decide, submit
from sessions_app.models import AccessLink, Cafe, Note, User
from sessions_app.preparation.queries import programme
from tests import sources
from tests.cast import link_of


def operation(kind: str = "create", **more: Any) -> dict[str, Any]:
    found = {"op": secrets.token_hex(16), "note": secrets.token_hex(16), "kind": kind}
    return found | {"text": "Une œuvre, ça s’écoute.", "base": 0, "at": 1} | more


def lived(cafe: Cafe, ana: User) -> list[dict[str, Any]]:
    """Let the café be lived for a while; return what tablet 1 sent."""
    for _again in range(2):
        start_next(cafe, ana, programme(cafe).next_phase.pk)
    round_ = programme(cafe).rounds[0].pk
    first, second = operation(round=round_), operation(text="Une autre.", round=round_)
    sent = [
        first,
        second,
        operation("edit", note=first["note"], base=1, text="Corrigée."),
        operation("edit", note=first["note"], base=1, text="Autrement corrigée."),
        operation("delete", note=second["note"], base=1),
    ]
    link = link_of(cafe, 1)
    answers = [one["answer"] for one in submit(link, sent, "d" * 32)]
    assert answers == ["ok", "ok", "ok", "conflict", "ok"]
    call_animator(cafe, link.table)
    revoked = link_of(cafe, 2)
    links.revoke(revoked)
    (held,) = submit(revoked, [operation(text="Retenue.", round=round_)], "e" * 32)
    assert held["answer"] == "held"
    return sent


def moved(cafe: Cafe, owner: User) -> Cafe:
    """Take the café out, delete it, bring it back."""
    raw = archive(cafe)
    remove_cafe(cafe)
    again = import_cafe(read(raw), owner)
    assert archive(again) == raw
    return again


def test_a_lived_cafe_is_the_same_after_the_round_trip(cafe, ana):
    lived(cafe, ana)
    again = moved(cafe, ana)
    kinds = [event.kind for event in again.events.order_by("seq")]
    assert kinds[:3] == ["notice-shown", "phase-started", "phase-started"]
    assert again.head == again.events.count()
    on_air = programme(again).current
    assert on_air.deadline
    assert again.events.get(seq=3).facts["phase"] == on_air.pk


def test_what_a_tablet_sends_again_is_known_to_have_arrived(cafe, ana):
    sent = lived(cafe, ana)
    again = moved(cafe, ana)
    before = again.notes.count()
    link = link_of(again, 1)
    assert {one["answer"] for one in submit(link, sent, "f" * 32)} == {"dup"}
    (changed,) = submit(link, [sent[0] | {"text": "Autre chose."}], "f" * 32)
    assert changed["answer"] == "refused"
    assert again.notes.count() == before


def test_an_idea_held_back_can_still_be_kept(cafe, ana):
    lived(cafe, ana)
    again = moved(cafe, ana)
    held = again.operations.get(answer="held")
    decide(again, ana, held.pk, keep=True)
    kept = Note.objects.get(cafe=again, text="Retenue.")
    assert kept.table.number == 2
    assert kept.round == programme(again).rounds[0]


def test_deleted_notes_siblings_and_removed_tables_are_kept(cafe, ana):
    lived(cafe, ana)
    cafe.tables.filter(number=4).update(removed_at=cafe.starts_at)
    again = moved(cafe, ana)
    assert again.notes.exclude(deleted_at=None).get().text == "Une autre."
    assert again.notes.exclude(sibling_of=None).get().sibling_of.text == "Corrigée."
    assert not again.tables.standing().filter(number=4).exists()


def test_links_and_epoch_are_new(cafe, ana):
    old = set(cafe.links.values_list("public_id", "nonce", "code"))
    again = moved(cafe, ana)
    new = set(again.links.values_list("public_id", "nonce", "code"))
    assert len(new) == 5
    assert not {value for link in old for value in link} & {value for link in new for value in link}
    assert again.epoch != cafe.epoch


def test_no_link_no_secret_and_no_account_is_in_it(cafe, ana):
    lived(cafe, ana)
    User.objects.filter(pk=ana.pk).update(username="ana-courriel", first_name="Anaïs-Prénom")
    text = "".join(zipped(archive(cafe)).values())
    for link in AccessLink.objects.all():
        for secret in (link.public_id, link.nonce, link.code, links.secret(link)):
            assert secret not in text
    for private in ("ana-courriel", "Anaïs-Prénom", "d" * 32, "e" * 32, "Centre de quartier"):
        assert private not in text


def zipped(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_every_field_of_the_models_is_kept_or_left_out_on_purpose():
    for record in schema.RECORDS:
        fields = {field.name for field in record.model._meta.fields}
        told = set(record.plain) | record.linked | record.elsewhere
        assert fields - told == set(), record.model.__name__
        assert set(record.plain) <= fields


def test_every_fact_of_the_log_is_an_id_that_is_translated_or_no_id():
    known = names.FACTS.keys() | names.DROPPED
    plain = {"number", "minutes", "what", "field", "shape", "rounds", "kept", "source"}
    plain |= {"step", "undoes", "title", "place", "version", "before", "taken", "by", "address"}
    plain |= {"reason", "reasons", "detail", "details", "dissent", "target", "dots"}
    plain |= {"written", "received", "missing", "read", "added", "held", "refused", "saved", "door"}
    for path in sources.modules("sessions_app"):
        for node in ast.walk(sources.parsed(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "record":
                facts = {word.arg for word in node.keywords if word.arg}
                assert facts - known - plain == set(), path


def test_the_manifest_names_what_it_holds(cafe):
    members = zipped(archive(cafe))
    manifest = json.loads(members["manifest.json"])
    assert (manifest["format"], manifest["version"]) == ("worldcafe-archive", 1)
    assert manifest["members"].keys() == members.keys() - {"manifest.json", "notes.csv"}
    assert list(packing.unpack(archive(cafe))) == list(schema.SECTIONS)
