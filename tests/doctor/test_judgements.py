"""What each reading of a computer means: judged well, to be looked at, or to be mended."""

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from sessions_app.management.doctor import backups, machine, networks, port, power, prints, storage
from sessions_app.management.doctor.finding import State, fix, good, json_of, look, summary
from sessions_app.management.doctor.networks import Network
from sessions_app.management.doctor.port import Holder
from sessions_app.management.doctor.power import Power
from sessions_app.upkeep.state import Fare

GOOD, LOOK, FIX = State
MB = 10**6
NOON = datetime(2026, 11, 28, 17, tzinfo=UTC)
MONTREAL = timedelta(hours=-5)


def states(found) -> list[State]:
    """Return the states, having seen that whatever is not well says what to do."""
    assert all(one.todo for one in found if one.state != GOOD)
    assert all("%(" not in one.said + one.todo for one in found)
    return [one.state for one in found]


def network(ip: str, prefix: int = 24, adapter: str = "wlan0 wlan0") -> Network:
    return Network(IPv4Address(ip), prefix, adapter)


@pytest.mark.parametrize(
    ("who", "state"),
    [(Holder.NOBODY, GOOD), (Holder.WORLDCAFE, GOOD), (Holder.OTHER, FIX), (Holder.FORBIDDEN, FIX)],
)
def test_the_port(who, state):
    assert states([port.of_port(8000, who)]) == [state]


def test_a_port_that_is_taken_names_another():
    assert "--port 8001" in port.of_port(8000, Holder.OTHER).todo
    assert "--port 8000" in port.of_port(80, Holder.FORBIDDEN).todo


@pytest.mark.parametrize(("on", "expected"), [(None, []), (False, [GOOD]), (True, [LOOK])])
def test_the_firewall(on, expected):
    assert states(port.of_firewall(8000, on)) == expected


@pytest.mark.parametrize(
    ("found", "wifi", "expected", "says"),
    [
        ([], "", [FIX], "aucun réseau"),
        ([network("169.254.3.4", 16)], "", [FIX], "169.254"),
        ([network("172.17.0.1", 16, "docker0 docker0")], "", [FIX], "aucun réseau"),
        ([network("192.168.1.20")], "Bibliothèque", [GOOD], "http://192.168.1.20:8000"),
        ([network("192.168.1.20")], "Santé publique", [GOOD], "http://192.168.1.20:8000"),
        ([network("192.168.1.20")], "HOTEL-Guest", [LOOK], "invités (« HOTEL-Guest »)"),
        ([network("192.168.1.20")], "Wi-Fi Visiteurs", [LOOK], "invités"),
        ([network("100.70.1.2", 16)], "", [LOOK], "invités"),
        ([network("10.9.8.7", 32)], "", [LOOK], "invités"),
        ([network("172.20.10.2", 28)], "", [LOOK], "téléphone"),
        ([network("192.168.5.2", 27)], "", [LOOK], "28 appareils"),
        ([network("192.168.137.1")], "", [GOOD], "partagé par ce portable (Windows)"),
        ([network("10.42.0.1")], "", [GOOD], "partagé par ce portable (Linux)"),
        ([network("10.0.0.2"), network("192.168.1.20")], "", [GOOD, GOOD, LOOK], "plusieurs"),
        (
            [network("10.0.0.2"), network("10.8.0.2", 24, "tun0 tun0")],
            "",
            [GOOD, LOOK],
            "VPN : tun0",
        ),
    ],
)
def test_networks(found, wifi, expected, says):
    judged = networks.judged(found, wifi, 8000)
    assert states(judged) == expected
    assert says in " ".join(one.said for one in judged).replace("\u00a0", " ")


def test_whether_devices_are_isolated_only_a_phone_tells():
    for wifi in ("", "Guest"):
        (one,) = networks.judged([network("192.168.1.20")], wifi, 80)
        assert "Avec un téléphone" in one.todo
        assert "http://192.168.1.20 une fois" in one.todo.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("power_read", "expected"),
    [
        (Power(), []),
        (Power(True, 80, 0, False), [GOOD, GOOD]),
        (Power(False, 80, 15, True), [LOOK, LOOK, LOOK]),
        (Power(False), [LOOK]),
    ],
)
def test_power_and_sleep(power_read, expected):
    assert states(power.judged(power_read)) == expected


@pytest.mark.parametrize(("free", "state"), [(100, FIX), (900, LOOK), (50_000, GOOD)])
def test_the_disk(free, state):
    assert states([machine.of_disk(free * MB)]) == [state]


@pytest.mark.parametrize(("left", "states_"), [(100, [FIX]), (300, [LOOK]), (4000, [GOOD])])
def test_memory(left, states_):
    assert states(machine.of_memory(left * MB)) == states_
    assert machine.of_memory(None) == []


@pytest.mark.parametrize(
    ("now", "here", "synchronised", "state"),
    [
        (NOON, MONTREAL, True, GOOD),
        (NOON, None, None, GOOD),
        (NOON, timedelta(0), True, LOOK),
        (NOON, MONTREAL, False, LOOK),
        (NOON.replace(year=1970), MONTREAL, True, FIX),
    ],
)
def test_the_clock(now, here, synchronised, state):
    assert states(machine.of_clock(now, here, "America/Toronto", synchronised)) == [state]


def test_the_clock_says_the_zone_of_the_computer():
    (one,) = machine.of_clock(NOON, timedelta(hours=2), "America/Toronto", None)
    assert "2026-11-28 12:00 (America/Toronto)" in one.said
    assert "(UTC+02:00)" in one.todo


@pytest.mark.parametrize(
    ("integrity", "writable", "state"),
    [("ok", True, GOOD), ("ok", False, FIX), ("row 3 missing from index", True, FIX)],
)
def test_the_database(integrity, writable, state):
    assert states([storage.of_database(integrity, writable)]) == [state]


@pytest.mark.django_db
def test_the_database_of_a_later_version(cafe):
    assert not storage.newer()
    MigrationRecorder(connection).record_applied("sessions_app", "0099_later")
    assert storage.newer()
    assert states([storage.of_database("ok", True, storage.newer())]) == [FIX]


def test_the_folder_and_its_server(tmp_path):
    assert states([storage.of_folder(tmp_path, ""), storage.of_folder(tmp_path, "full")]) == [
        GOOD,
        FIX,
    ]
    synced = storage.of_folder(tmp_path, "", "synchronisé par Dropbox")
    assert states([synced]) == [FIX]
    assert "est synchronisé par Dropbox" in synced.said
    assert storage.of_server(False, False, 8000) == []
    assert states(storage.of_server(True, True, 8000)) == [GOOD]
    assert states(storage.of_server(True, False, 8000)) == [LOOK]


@pytest.mark.parametrize(
    ("last", "state"), [(None, LOOK), (NOON, GOOD), (NOON - timedelta(hours=3), LOOK)]
)
def test_the_last_backup(last, state):
    assert states([backups.of_last(Fare(last, []), changed=NOON)]) == [state]


def test_the_second_place_for_backups(tmp_path):
    assert backups.of_second(None) == []
    assert states(backups.of_second(tmp_path)) == [GOOD]
    assert states(backups.of_second(tmp_path / "away")) == [LOOK]
    assert states([backups.of_none_wanted()]) == [LOOK]


def test_what_pages_and_prints_are_made_of():
    assert states([prints.of_pdf(""), prints.of_pdf("no font")]) == [GOOD, FIX]
    assert states([prints.of_pages(True), prints.of_pages(False)]) == [GOOD, FIX]


def test_the_last_line_and_the_json_say_whether_the_doors_may_open():
    fine, so_so, bad = good("a", "A"), look("b", "B", "b"), fix("c", "C", "c")
    assert "Tout est prêt" in summary([fine])
    assert "À voir : 1" in summary([fine, so_so]).replace("\u00a0", " ")
    assert "À régler : 1" in summary([fine, so_so, bad]).replace("\u00a0", " ")
    assert json_of([fine, so_so])["ready"]
    assert json_of([bad]) == {
        "ready": False,
        "findings": [{"subject": "c", "state": "fix", "said": "C", "todo": "c"}],
    }
    assert fine.lines == "✓         A"
    assert so_so.lines == "à voir    B\n          → b"
