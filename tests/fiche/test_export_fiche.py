"""The fiche as a file: downloaded from its page, or written by ``export_fiche``."""

import io

import pytest
from django.core.management import CommandError, call_command

from sessions_app.fiche.exports import FORMATS
from sessions_app.synthesis.actions import add_theme
from tests.cast import add_note
from tests.fiche.desk import Desk
from tests.fiche.extraction import READERS, key

NOTE = "Un café ☕\x07 avec 🫖, œuvre d’été"
MIMES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    """A fiche that rests on a note with an emoji and a control character."""
    desk = Desk(sofia_browser, cafe).begin("questions")
    note = add_note(cafe, NOTE)
    theme = add_theme(cafe, note.question, "Le café", notes=[note])
    desk.post(f"themes/{theme.pk}/")
    return desk


def export(cafe, name: str, path) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(
        "export_fiche", cafe.code.lower(), format=name, output=path, stdout=out, stderr=err
    )
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_it_downloads_under_its_name_and_is_kept_nowhere(desk, name):
    response = desk.get(f"export/{name}/")
    assert response.headers["Content-Type"] == MIMES[name]
    assert f'filename="fiche-vivre-ensemble.{name}"' in response.headers["Content-Disposition"]
    assert "no-store" in response.headers["Cache-Control"]
    assert key("avec") in key(READERS[name](response.content))


@pytest.mark.parametrize(("query", "height"), [("", 792), ("?papier=a4", 842)])
def test_the_pdf_is_on_letter_unless_a4_is_asked(desk, query, height):
    import pypdf

    page = pypdf.PdfReader(io.BytesIO(desk.get(f"export/pdf/{query}").content)).pages[0]
    assert round(page.mediabox.height) == height


@pytest.mark.parametrize(
    "path", ["export/odt/", "export/pdf/?papier=a3", "export/pdf/?presentation=gala"]
)
def test_what_does_not_exist_is_not_found(desk, path):
    assert desk.get(path).status_code == 404


def test_the_page_says_what_the_pdf_cannot_print_and_what_is_left_to_look_at(desk, cafe):
    add_note(cafe, "Oubliée")
    desk.add("bullet", text="Sans appui")
    page = desk.get("").content.decode()
    assert "Le PDF remplace par ◊ ce que sa police ne peut imprimer\u00a0: ☕ 🫖" in page
    assert "1 passage sans source" in page
    assert "1 note inutilisée" in page
    assert "Sans appui" in desk.get("redaction/?relecture=1").content.decode()


def test_without_a_fiche_the_page_says_how_to_begin_and_the_export_refuses(sofia_browser, cafe):
    desk = Desk(sofia_browser, cafe)
    assert "Commencer la fiche" in desk.get("").content.decode()
    response = desk.get("export/pdf/")
    assert response.status_code == 409
    assert "pas commencée" in response.content.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_writes_the_same_file_and_says_so(desk, cafe, tmp_path, name):
    path = tmp_path / f"fiche.{name}"
    out, err = export(cafe, name, path)
    assert path.read_bytes() == desk.get(f"export/{name}/").content
    assert f"Fiche écrite\u00a0: {path}" in out
    assert ("☕ 🫖" in err) == (name == "pdf")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_the_command_replaces_an_older_file_whole(desk, cafe, tmp_path):
    path = tmp_path / "fiche.md"
    path.write_text("ancienne")
    export(cafe, "md", path)
    assert "ancienne" not in path.read_text()


def test_the_command_refuses_in_a_sentence_and_leaves_no_file(desk, cafe, tmp_path, monkeypatch):
    with pytest.raises(CommandError, match="Aucun café n’a le code « XXXXXX »"):
        call_command("export_fiche", "XXXXXX", format="md", output=tmp_path / "a.md")
    with pytest.raises(CommandError, match="Choisissez parmi\u00a0: docx, pdf, html, md"):
        call_command("export_fiche", cafe.code, format="odt", output=tmp_path / "a.odt")
    with pytest.raises(CommandError, match="ce fichier ou son dossier n’existe pas"):
        export(cafe, "md", tmp_path / "nulle part" / "a.md")
    with pytest.raises(CommandError, match="c’est un dossier"):
        export(cafe, "md", tmp_path)
    monkeypatch.setattr(
        "os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(CommandError, match="le disque est plein"):
        export(cafe, "md", tmp_path / "a.md")
    assert list(tmp_path.iterdir()) == []


def test_the_command_needs_a_fiche(cafe, tmp_path):
    with pytest.raises(CommandError, match="pas commencée"):
        export(cafe, "md", tmp_path / "a.md")
