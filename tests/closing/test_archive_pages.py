"""Archives on screen and on the command line: who may, what the file is, where errors stand."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from sessions_app.closing.queries import archive
from sessions_app.models import Cafe
from tests.cast import signed_in


def upload(raw: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("cafe.zip", raw)}


def export_cafe(*arguments: object, **options: object) -> str:
    out = StringIO()
    call_command("export_cafe", *arguments, stdout=out, **options)
    return out.getvalue()


def test_the_archive_is_downloaded_by_those_who_may_read(cafe, sofia_browser, charlie_browser):
    answer = sofia_browser.get(f"/cafes/{cafe.code}/archive/")
    assert answer.content == archive(cafe)
    assert answer["Content-Disposition"] == f'attachment; filename="cafe-{cafe.code}.cafe"'
    assert charlie_browser.get(f"/cafes/{cafe.code}/archive/").status_code == 404


def test_an_archive_comes_back_through_the_form(cafe, ana_browser):
    page = ana_browser.post("/cafes/importer/", upload(archive(cafe)), follow=True)
    twin = Cafe.objects.exclude(pk=cafe.pk).get()
    assert page.redirect_chain[-1][0] == f"/cafes/{twin.code}/preparation/"
    assert f"porte maintenant le code {twin.code}" in page.content.decode()


def test_an_error_stands_beside_the_field(ana_browser):
    page = ana_browser.post("/cafes/importer/", upload(b"%PDF")).content.decode()
    assert "ni une archive ZIP de worldcafe" in page
    assert 'class="field field--wrong"' in page
    assert "Rien n’a été importé" in page
    assert ana_browser.post("/cafes/importer/", {}).status_code == 200
    assert not Cafe.objects.exists()


def test_staff_and_strangers_do_not_import(sofia_browser, client):
    assert sofia_browser.get("/cafes/importer/").status_code == 404
    assert client.get("/cafes/importer/")["Location"].startswith("/connexion/")


def test_the_command_writes_the_same_file_and_never_over_another(cafe, tmp_path):
    path = tmp_path / "cafe.zip"
    assert "Archive écrite" in export_cafe(cafe.code.lower(), path)
    assert path.read_bytes() == archive(cafe)
    path.write_bytes(b"un autre")
    with pytest.raises(CommandError, match="--force"):
        export_cafe(cafe.code, path)
    assert path.read_bytes() == b"un autre"
    export_cafe(cafe.code, path, force=True)
    assert path.read_bytes() == archive(cafe)
    assert [one.name for one in tmp_path.iterdir()] == ["cafe.zip"]


def test_the_command_says_what_is_wrong(cafe, tmp_path):
    with pytest.raises(CommandError, match="Aucun café n’a le code") as refusal:
        export_cafe("ZZZZZZ", tmp_path / "x.zip")
    assert refusal.value.returncode == 1
    with pytest.raises(CommandError, match="son dossier n’existe pas"):
        export_cafe(cafe.code, tmp_path / "absent" / "x.zip")


def test_the_command_gives_the_cafe_to_the_account_that_is_named(cafe, ana, charlie, tmp_path):
    export_cafe(cafe.code, tmp_path / "x.zip")
    out = StringIO()
    call_command("import_cafe", tmp_path / "x.zip", owner="charlie", stdout=out)
    twin = Cafe.objects.get(owner=charlie)
    assert f"Le code {cafe.code} est déjà pris" in out.getvalue()
    assert twin.code in out.getvalue()
    assert signed_in(charlie).get(f"/cafes/{twin.code}/archive/").status_code == 200
