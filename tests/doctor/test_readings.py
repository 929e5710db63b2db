"""What is read of the system, from what each system says; and what it does not say."""

import json
import socket
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from filelock import FileLock

from sessions_app.management.doctor import asking, machine, networks, port, power, prints, storage
from sessions_app.management.doctor.finding import State
from sessions_app.management.doctor.port import Holder
from sessions_app.management.doctor.power import Power
from tests.backends import BACKEND
from tests.ports import free_port

POWERCFG = """
    GUID du paramètre d’alimentation : 29f6c1db  (Mettre en veille après)
      Paramètre minimal possible : 0x00000000
      Unités possibles : Secondes
    Index du paramètre de courant alternatif actuel : 0x00000708
    Index du paramètre de courant continu actuel : 0x00000384
"""
PMSET = "Battery Power:\n sleep 1\n displaysleep 2\nAC Power:\n displaysleep 10\n sleep 0\n"
BATT = "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t83%; discharging; 3:10 remaining\n"
VM_STAT = """Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               12000.
Pages active:                            234567.
Pages inactive:                           20000.
Pages speculative:                         3000.
Pages wired down:                        123456.
"""
NETSH = "    Nom : Wi-Fi\n    SSID                   : Hotel Guest\n    BSSID   : 00:11:22\n"


@pytest.fixture
def system(monkeypatch):
    """A system of another kind, whose programs say what the test gives them to say."""

    def become(platform: str, says: dict[str, str]) -> None:
        def told(*command: str) -> str | None:
            return next((said for part, said in says.items() if part in " ".join(command)), None)

        for module in (machine, networks, port, power):
            monkeypatch.setattr(module, "told", told)
            monkeypatch.setattr(module.sys, "platform", platform)

    return become


def test_windows(system):
    system(
        "win32",
        {
            "STANDBYIDLE": POWERCFG,
            "LIDACTION": POWERCFG.replace("708", "001"),
            "Win32_Battery": "1 64\n",
            "FreePhysicalMemory": "2048000\r\n",
            "w32tm": "Indicateur : 3(non synchronisé)\n",
            "netsh wlan": NETSH,
            "advfirewall": "État                                  ACTIF\n",
        },
    )
    assert power.windows() == Power(False, 64, 30, True)
    assert machine.memory() == 2048000 * 1024
    assert machine.synchronised() is False
    assert networks.ssid() == "Hotel Guest"
    assert port.firewall() is True


def test_macos(system):
    says = {"custom": PMSET, "batt": BATT, "getairport": "Current Wi-Fi Network: Salle\n"}
    system("darwin", says | {"vm_stat": VM_STAT, "networktime": "Network Time: Off\n"})
    assert power.macos() == Power(False, 83, 0, True)
    assert machine.memory() == 35000 * 16384
    assert machine.synchronised() is False
    assert networks.ssid() == "Salle"
    assert port.firewall() is None
    system("darwin", {"networktime": "You need administrator access to run this tool... exiting!"})
    assert machine.synchronised() is None


def test_linux(system, monkeypatch, tmp_path):
    for supply, files in {
        "AC": {"type": "Mains", "online": "1"},
        "BAT0": {"type": "Battery", "capacity": "55"},
        "mouse": {"type": "Battery", "capacity": "5", "scope": "Device"},
    }.items():
        (tmp_path / supply).mkdir()
        for file, content in files.items():
            (tmp_path / supply / file).write_text(content + "\n", encoding="utf-8")
    monkeypatch.setattr(power, "SUPPLIES", tmp_path)
    system(
        "linux",
        {
            "ac-type": "'suspend'\n",
            "ac-timeout": "uint32 1800\n",
            "HandleLidSwitchExternalPower": 's ""\n',
            "HandleLidSwitch": 's "suspend"\n',
            "nmcli": "no:Voisin\nyes:Salle\n",
            "NTPSynchronized": "yes\n",
            "ufw": "active\n",
        },
    )
    assert power.linux() == Power(True, 55, 30, True)
    assert (networks.ssid(), machine.synchronised(), port.firewall()) == ("Salle", True, True)


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_a_system_that_tells_nothing_stops_nothing(system, monkeypatch, tmp_path, platform):
    system(platform, {})
    monkeypatch.setattr(power, "SUPPLIES", tmp_path / "none")
    monkeypatch.setattr(machine, "read", lambda path: None)
    assert power.check() == machine.of_memory(machine.memory()) == []
    assert (networks.ssid(), machine.synchronised(), port.firewall()) == ("", None, None)


def test_a_program_that_is_absent_refuses_or_hangs_says_nothing(monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    python = sys.executable
    assert asking.told("no-such-program-anywhere") is None
    assert asking.told(python, "-c", "raise SystemExit(1)") is None
    assert asking.told(python, "-c", "import time; time.sleep(60)") is None
    assert asking.read(Path("no such file")) is None


def test_who_has_a_port(monkeypatch):
    monkeypatch.setattr(port, "PATIENCE", 0.2)
    assert port.holder(free_port()) == Holder.NOBODY
    with socket.create_server(("0.0.0.0", 0)) as other:
        assert port.holder(other.getsockname()[1]) == Holder.OTHER


def test_the_time_of_the_computer_is_not_that_of_the_room(monkeypatch, tmp_path):
    now = datetime(2026, 1, 5, 12, tzinfo=UTC)
    monkeypatch.setattr(machine, "LOCAL", tmp_path / "none")
    assert machine.offset(now) is None
    zone = Path(machine.ZoneInfo("Europe/Paris").key)
    places = (Path(place) / zone for place in ("/usr/share/zoneinfo", "/usr/lib/zoneinfo"))
    if known := next((place for place in places if place.exists()), None):
        monkeypatch.setattr(machine, "LOCAL", known)
        assert machine.offset(now) == timedelta(hours=1)


def test_a_damaged_database_is_noticed_and_a_sound_one_left_alone(tmp_path):
    file = tmp_path / "cafés.sqlite3"
    with sqlite3.connect(file) as base:
        base.execute("CREATE TABLE note (body TEXT)")
        base.executemany("INSERT INTO note VALUES (?)", [("é" * 500,)] * 200)
    base.close()
    before = file.read_bytes()
    assert (storage.quick_check(file), storage.writable(file)) == ("ok", True)
    assert file.read_bytes() == before
    file.write_bytes(before[:8192] + b"\xff" * 4096 + before[12288:])
    assert storage.quick_check(file) != "ok"


def test_a_lock_that_is_kept_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "PATIENCE", 0.1)
    file = tmp_path / "base.sqlite3"
    with sqlite3.connect(file, isolation_level=None) as base:
        base.execute("CREATE TABLE note (body TEXT)")
        base.execute("BEGIN IMMEDIATE")
        assert storage.writable(file) is False
    base.close()
    assert not storage.held(tmp_path)
    with FileLock(tmp_path / "server.lock"):
        assert storage.held(tmp_path)


def test_a_folder_that_cannot_be_written_says_why(tmp_path):
    assert storage.unwritable(tmp_path) == ""
    assert storage.unwritable(tmp_path / "none")


@pytest.mark.django_db
def test_a_synced_folder_is_noticed(tmp_path, settings):
    settings.DATA_DIR = tmp_path / "Dropbox" / "worldcafe"
    settings.DATA_DIR.mkdir(parents=True)
    first = storage.check()[0]
    assert (first.subject, first.state) == ("folder", State.FIX)


def test_a_real_page_is_printed():
    assert prints.printed() == ""


def test_beside_a_running_server(server):
    watched = {"port", "database"}
    if BACKEND == "sqlite":
        watched |= {"server", "backup"}
        server.environment["WORLDCAFE_BACKUP_MINUTES"] = "5"
        server.manage("backup")
    said = json.loads(server.manage("doctor", "--json", "--port", str(server.port)))
    assert said["ready"]
    found = {one["subject"]: one for one in said["findings"]}
    assert {name: found[name]["state"] for name in watched} == dict.fromkeys(watched, "good")
    assert f"{server.port} : worldcafe y répond déjà" in found["port"]["said"].replace(
        "\u00a0", " "
    )


@pytest.mark.django_db
def test_what_must_be_mended_is_the_exit_code(capsys, monkeypatch):
    monkeypatch.setattr(port, "holder", lambda at: Holder.OTHER)
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", "--port", "8000")
    assert ended.value.code == 1
    assert "à régler  Port" in capsys.readouterr().out
