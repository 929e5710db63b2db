"""`manage.py serve`: one server for each data folder, clear refusals, a clean stop."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from tests.ports import free_port
from tests.server import ROOT

pytestmark = pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="several servers may share PostgreSQL"
)


def refused(folder, **environment: str) -> str:
    """Run a server that must refuse to start; return what it said."""
    result = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env={**os.environ, "WORLDCAFE_DATA": str(folder), "HOST": "127.0.0.1", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_second_server_on_the_same_folder_refuses_and_names_it(server):
    said = refused(server.folder, PORT=str(free_port()))
    assert "Un serveur utilise déjà le dossier de données" in said
    assert str(server.folder) in said
    assert server.healthy()


def test_a_port_that_is_taken_is_named_with_another_to_try(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused(tmp_path, PORT=str(port))
    assert f"Le port {port} est déjà pris" in said
    assert f"--port {port + 1}" in said


def test_a_folder_is_free_again_after_a_power_cut(server):
    server.kill()
    server.start()
    assert server.healthy()


def test_ctrl_c_while_it_starts_leaves_no_traceback(tmp_path):
    settings = "import os, signal, worldcafe.settings\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "interrupted.py").write_text(settings)
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    result = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "interrupted", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stderr) == (130, "")


@pytest.mark.parametrize("port", ["0", "70000", "huit mille"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    assert "un nombre de 1 à 65535" in refused(tmp_path, PORT=port)


def test_an_address_of_another_machine_is_refused_with_what_to_do(tmp_path):
    said = refused(tmp_path, HOST="203.0.113.9", PORT="8000")
    assert "Choisissez d’autres valeurs pour HOST et PORT." in said


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_when_asked(server, sent):
    server.process.send_signal(sent)
    assert server.process.wait(timeout=15) == 0
    assert "Vos cafés sont intacts." in server.log
    assert "Traceback" not in server.log


def test_it_says_where_this_laptop_finds_it_and_what_is_kept_where(server):
    assert f"http://127.0.0.1:{server.port}" in server.log
    assert str(server.folder) in server.log
