"""The command `worldcafe` speaks French, refuses what it does not know, and opens quickly."""

import os
import subprocess
import sys

import pytest
from django.db import OperationalError

from tests.sources import ROOT
from worldcafe import arguments, command, folder

COMMANDS = ROOT / "sessions_app" / "management" / "commands"


def obeyed(capsys, *given: str) -> tuple[int, str, str]:
    try:
        code = command.obey(list(given))
    except SystemExit as end:
        code = end.code
    return code, *capsys.readouterr()


def test_every_name_has_its_command_and_every_command_its_name():
    # The server and the commands migrate by themselves.
    files = {path.stem for path in COMMANDS.glob("*.py")} - {"__init__", "migrate"}
    assert {entry.behind for entry in command.COMMANDS.values()} == files


def test_the_help_names_everything_without_opening_django():
    code = "import sys; from worldcafe import command; command.obey(['--help'])"
    code += "; sys.exit('django' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert all(f"\n  {name} " in result.stdout for name in command.COMMANDS)


@pytest.mark.parametrize("name", command.COMMANDS)
def test_each_command_has_its_help_in_french(capsys, name):
    code, out, _ = obeyed(capsys, name, "--help")
    assert code == 0
    assert out.replace("\u00a0", " ").startswith(f"Utilisation : worldcafe {name}")
    assert "--data DOSSIER" in out
    assert not {"usage:", "options:", "show this"} & set(out.split())


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        (["dmeo"], "Vouliez-vous dire « demo »?"),
        (["export-fiche"], "il manque CODE, --format, --output."),
        (["demo", "--jsno"], "« --jsno » n’est pas compris ici."),
        (["import"], "il manque FICHIER."),
        (["run", "--port"], "il manque une valeur après --port."),
        (["--prot", "1"], "« --prot 1 » n’est pas compris ici."),
    ],
)
def test_what_is_not_understood_is_said_in_french_and_does_nothing(capsys, given, answer):
    code, _, refused = obeyed(capsys, *given)
    assert code == 2
    assert answer in refused.replace("\u00a0", " ")
    assert "--help" in refused


@pytest.mark.parametrize(
    ("given", "answer"),
    [(["--tables", "dix"], "« dix » ne convient pas"), (["--paper", "b5"], "« b5 » n’existe pas")],
)
def test_a_value_of_the_wrong_kind_is_named(capsys, given, answer):
    parser = arguments.Parser("worldcafe x")
    parser.add_argument("--tables", type=int)
    parser.add_argument("--paper", choices=["a4", "letter"])
    with pytest.raises(SystemExit):
        parser.parse_args(given)
    assert answer in capsys.readouterr().err.replace("\u00a0", " ")


def test_the_data_folder_can_be_named_for_one_command(monkeypatch, tmp_path):
    monkeypatch.setenv("WORLDCAFE_DATA", "elsewhere")
    assert command.with_data_folder(["demo", "--data", str(tmp_path), "--json"]) == [
        "demo",
        "--json",
    ]
    assert command.os.environ["WORLDCAFE_DATA"] == str(tmp_path)


def test_the_command_line_speaks_english_where_the_environment_asks_for_it(capsys, monkeypatch):
    monkeypatch.setenv("WORLDCAFE_LANGUAGE", "en_CA.UTF-8")
    assert command.obey(["--help"]) == 0
    assert "back up all cafés now" in capsys.readouterr().out
    assert command.obey(["bakcup"]) == 2
    assert "Did you mean “backup”?" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        arguments.Parser("worldcafe x").parse_args(["--nothing"])
    assert "“--nothing” is not understood here." in capsys.readouterr().err


WRONG = {
    "WORLDCAFE_DATA": ("/dev/null/ici", "Impossible d’écrire dans le dossier de données"),
    "TZ_NAME": ("Mars/Base", "TZ_NAME ne nomme pas un fuseau horaire"),
    "DATABASE_URL": (
        "mysql://moi:secret@ici/base",
        "DATABASE_URL ne nomme pas une base PostgreSQL",
    ),
    "REDIS_URL": ("redis://ici", "définissez aussi DATABASE_URL"),
    "WORLDCAFE_BACKUP_MINUTES": ("cinq", "doit être un nombre entier, et non"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_the_environment_cannot_mean_is_said_in_a_sentence(name, tmp_path):
    value, sentence = WRONG[name]
    plain = {
        one: text
        for one, text in os.environ.items()
        if one not in {*WRONG, "DJANGO_SETTINGS_MODULE"}
    }
    result = subprocess.run(
        [sys.executable, "-m", "worldcafe", "purge"],
        cwd=ROOT,
        env=plain | {"WORLDCAFE_DATA": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert "moi:" not in result.stderr


def test_a_disk_that_is_full_is_said_in_a_sentence(monkeypatch, capsys):
    def full(*_given: object, **_options: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("sessions_app.management.schema.ready", full)
    code, _, refused = obeyed(capsys, "purge")
    assert code == 1
    assert "database or disk is full" in refused
    assert "worldcafe doctor" in refused


def test_a_secret_that_was_cut_short_is_made_again(tmp_path, monkeypatch):
    monkeypatch.delenv("WORLDCAFE_SECRET_KEY", raising=False)
    (tmp_path / "secret-key").touch()
    made = folder.secret_key(tmp_path)
    assert len(made) > 40
    assert folder.secret_key(tmp_path) == made
