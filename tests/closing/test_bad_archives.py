"""What is not an archive, or not a whole one, is refused with a French sentence; nothing changes."""

import hashlib
import json
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sessions_app.closing.archive import packing
from sessions_app.closing.queries import archive
from sessions_app.models import Cafe, Note, Table
from tests.cast import add_note

MANIFEST = {"format": "worldcafe-archive", "version": 1}
MINIMAL = {"title": "Un café", "starts_at": "2026-09-21T13:00", "questions": ["Quoi?"], "tables": 2}


def refused(path: Path, raw: bytes) -> str:
    """Import ``raw`` and return why it was refused, once sure that nothing changed."""
    path.write_bytes(raw)
    before = counts()
    with pytest.raises(CommandError) as refusal:
        call_command("import_cafe", path, stdout=StringIO())
    assert refusal.value.returncode == 1
    assert counts() == before
    assert "Rien n’a été importé" in str(refusal.value)
    return str(refusal.value)


def counts() -> list[int]:
    return [model.objects.count() for model in (Cafe, Table, Note)]


def plain(**sections: object) -> bytes:
    return json.dumps({"manifest": MANIFEST, "cafe": MINIMAL, **sections}).encode()


def rezipped(raw: bytes, changes: dict[str, bytes | None], *, resum: bool = False) -> bytes:
    """Return the archive with members changed, removed (None) or added."""
    with zipfile.ZipFile(BytesIO(raw)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members = {name: one for name, one in (members | changes).items() if one is not None}
    if resum:
        manifest = json.loads(members["manifest.json"])
        sums = {name: hashlib.sha256(one).hexdigest() for name, one in members.items()}
        members["manifest.json"] = json.dumps(manifest | {"members": sums}).encode()
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, one in members.items():
            new.writestr(name, one)
    return file.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cafe.zip"


@pytest.fixture
def good(cafe: Cafe) -> bytes:
    add_note(cafe, "Une idée.")
    return archive(cafe)


def test_neither_zip_nor_json(file, ana):
    assert "ni une archive ZIP" in refused(file, b"%PDF-1.7 bonjour")
    assert "ni une archive ZIP" in refused(file, b"")
    assert "ligne 1, colonne 12" in refused(file, b'{"cafe": 3 oups}')
    assert "UTF-8" in refused(file, '{"cafe": "é"}'.encode("latin-1"))
    assert "UTF-8" in refused(file, b'{"a":' * 100_000)
    assert "UTF-8" in refused(file, b'{"a": "\\ud800"}')
    assert "caractère nul" in refused(file, b'{"a": "\\u0000"}')


def test_a_missing_member(file, good):
    for member in ("manifest.json", "notes.json", "fiche.json"):
        assert f"{member}\u00a0: ce membre manque" in refused(file, rezipped(good, {member: None}))


def test_a_newer_version(file, good):
    manifest = json.dumps({**MANIFEST, "version": 2}).encode()
    newer = rezipped(good, {"manifest.json": manifest, "photos.json": b"[]"})
    assert "version plus récente" in refused(file, newer)
    assert "version plus récente" in refused(file, plain(manifest={**MANIFEST, "version": 2}))


def test_another_format(file, ana):
    assert "pas une archive de worldcafe" in refused(file, plain(manifest={"format": "x"}))
    assert "manifest\u00a0: il manque" in refused(file, b'{"cafe": {}}')


def test_a_changed_member(file, good):
    assert "empreinte sha256" in refused(file, rezipped(good, {"notes.json": b"[]"}))


def test_a_truncated_zip(file, good):
    assert "abîmé ou incomplet" in refused(file, good[: len(good) // 2])
    assert "abîmé ou incomplet" in refused(file, b"PK\x03\x04" + b"\x00" * 100)


def test_members_that_have_no_place_there(file, good):
    for name in ("../../evil.json", "/etc/passwd", "programme.exe"):
        assert "pas sa place" in refused(file, rezipped(good, {name: b"{}"}, resum=True))


def test_a_zip_bomb(file, good):
    bomb = rezipped(good, {"notes.json": b" " * 20_000_000}, resum=True)
    assert len(bomb) < 100_000
    assert "pas la forme d’une archive" in refused(file, bomb)


def test_too_large(file, ana, monkeypatch):
    monkeypatch.setattr(packing, "LARGEST_FILE", 1000)
    assert "50 Mo" in refused(file, plain(cafe={**MINIMAL, "context": "a" * 2000}))


def test_too_large_once_open(file, good, monkeypatch):
    monkeypatch.setattr(packing, "LARGEST_WHOLE", 1000)
    assert "150 Mo" in refused(file, good)


def test_too_many_members_or_twice_the_same(file, good):
    many = rezipped(good, {f"m{number}": b"" for number in range(200)})
    assert "pas la forme" in refused(file, many)


def test_no_file_and_no_owner(tmp_path, ana, charlie):
    with pytest.raises(CommandError, match="--owner"):
        call_command("import_cafe", tmp_path / "absent.zip")
    with pytest.raises(CommandError, match="«\u00a0nadia\u00a0»"):
        call_command("import_cafe", tmp_path / "absent.zip", owner="nadia")
    with pytest.raises(CommandError, match="son dossier n’existe pas"):
        call_command("import_cafe", tmp_path / "absent.zip", owner="ana", stdout=StringIO())
