"""The built wheel, in an empty environment outside the checkout: serves, loads, exports, stops."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener
from zipfile import ZipFile

import environment
import pytest

from tests.server import ROOT, Server

STARTS = {"pdf": b"%PDF-1.7", "docx": b"PK", "html": b"<!DOCTYPE html>", "md": b"# "}
BIN = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def scripts(wheel, tmp_path_factory) -> Path:
    """The folder of commands of an environment that holds the wheel, at the locked versions."""
    venv = tmp_path_factory.mktemp("elsewhere") / "venv"
    subprocess.run([environment.UV, "venv", "-q", "--python", sys.executable, venv], check=True)
    install = [environment.UV, "--system-certs", "pip", "install", "-q", "--python", venv]
    wanted = ["-c", environment.locked("runtime"), wheel]
    if subprocess.run(
        [*install, "--offline", *wanted], capture_output=True, check=False
    ).returncode:
        subprocess.run([*install, *wanted], check=True)
    return venv / BIN


@pytest.fixture
def installed(scripts, tmp_path):
    """A server of the installed command, not started yet, on an empty data folder."""
    server = Server(tmp_path / "cafés de l’été", empty=True)
    server.folder.mkdir()
    server.command = (str(scripts / "worldcafe"),)
    server.working_folder = tmp_path
    for name in ("DATABASE_URL", "REDIS_URL", "PYTHONPATH", "DJANGO_SETTINGS_MODULE"):
        server.environment.pop(name, None)
    yield server
    server.kill()


def said(server: Server, *arguments: str, code: int = 0) -> str:
    """Return what the installed command printed, beside the server or alone."""
    command = [*server.command, *arguments]
    result = subprocess.run(
        command,
        cwd=server.working_folder,
        env=server.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == code, result.stdout + result.stderr
    return result.stdout


def fetched(address: str) -> str:
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(address, timeout=20) as answer:
        assert answer.status == 200
        return answer.read().decode()


def test_the_wheel_holds_what_it_needs_and_no_more(wheel):
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    folders = {name.partition("/")[0] for name in names}
    assert {name for name in folders if ".dist-info" not in name} == {"worldcafe", "sessions_app"}
    for path in ("templates", "static", "docs"):
        kept = {name.removeprefix("worldcafe/") for name in names if f"worldcafe/{path}/" in name}
        here = (one.relative_to(ROOT).as_posix() for one in (ROOT / path).rglob("*"))
        assert {name for name in here if (ROOT / name).is_file()} <= kept
    assert "sessions_app/locale/en/LC_MESSAGES/django.mo" in names
    assert any(
        re.fullmatch(r"worldcafe/static/fonts/.*\.[0-9a-f]{12}\.woff2", name) for name in names
    )
    assert not [name for name in names if name.endswith((".po", ".pyc"))]


def test_what_builds_the_wheel_is_what_the_product_depends_on():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = set(project["build-system"]["requires"]) - {"hatchling>=1.27"}
    assert needed <= set(project["project"]["dependencies"])


def test_from_an_empty_environment_to_a_fiche(installed):
    assert re.fullmatch(r"worldcafe \d+\.\d+\.\d+\S*\n", said(installed, "--version"))
    installed.start(ready_within=60)
    assert f"{installed.base_url}\n" in installed.log
    page = fetched(installed.base_url)
    styles = re.findall(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert styles
    assert all(fetched(installed.base_url + style) for style in styles)

    assert "worldcafe y répond déjà" in said(installed, "doctor")
    doors = said(installed, "demo")
    code = re.search(r"^  ([A-Z0-9]{6})  .*fiche synthèse", doors, re.MULTILINE)[1]
    finished = re.search(r"^ +synthesis +(http\S+)", doors, re.MULTILINE)[1]
    assert "Vieillir chez soi" in fetched(finished)
    for name, start in STARTS.items():
        file = installed.folder / f"fiche.{name}"
        said(installed, "export-fiche", code, "--format", name, "--output", str(file))
        assert file.read_bytes().startswith(start)
    archive = installed.folder / "café.cafe"
    said(installed, "export", code, str(archive))
    assert archive.stat().st_size > 10_000
    assert installed.stop() == 0
    assert "Traceback" not in installed.log
    assert "Vos cafés sont intacts" in installed.log


def test_a_command_on_a_new_data_folder_makes_its_tables(installed):
    assert "Aucun café" in said(installed, "purge")
