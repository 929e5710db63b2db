"""Known vulnerabilities of locked versions: found, accepted for a time, or not looked up offline."""

import datetime
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator

import audit
import pytest

from tests.ports import free_port
from tests.sources import ROOT

TODAY = datetime.date(2026, 9, 21)
DJANGO = {"ecosystem": "PyPI", "name": "django"}
RANGE = {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}
DATED = {"id": "PYSEC-9", "modified": "2026-01-01T00:00:00Z"}
REPORT = DATED | {"summary": "bad", "affected": [{"package": DJANGO, "ranges": [RANGE]}]}


class Database(http.server.BaseHTTPRequestHandler):
    """Knows one vulnerability, of Django."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        self.answer(
            {"results": [{"vulns": [DATED]} if one["package"] == DJANGO else {} for one in asked]}
        )

    def do_GET(self) -> None:
        self.answer(REPORT)

    def answer(self, found: object) -> None:
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Database) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def run(url: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "script/steps/audit.py", "--service-url", url]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_known_vulnerability_fails_and_is_named_with_what_mends_it(service):
    said = run(service)
    if said.stdout.startswith("Not audited"):
        pytest.skip("the versions cannot be resolved from here")
    assert said.returncode == 1, said.stdout + said.stderr
    assert "django 5.2" in said.stdout
    assert "PYSEC-9 bad (fixed: 99)" in said.stdout


def test_offline_it_says_so_and_does_not_fail():
    said = run(f"http://127.0.0.1:{free_port()}/")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("Not audited:")


def test_every_locked_version_is_asked_about():
    found = audit.pins()
    assert [one for one in found if one.startswith("django==")]
    assert [one for one in found if one.startswith("uv==")]
    locked = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    assert len(found) >= sum("==" in line for line in locked.splitlines())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"until": datetime.date(2026, 9, 20)}, "was accepted until 2026-09-20"),
        ({"until": datetime.date(2027, 9, 20)}, "more than 180 days"),
        ({"until": "soon"}, "needs a date"),
        ({"reason": ""}, "needs id, package, reason"),
    ],
)
def test_what_is_accepted_is_accepted_for_a_reason_and_a_time(change, said):
    one = {"id": "X", "package": "django", "reason": "Not called.", "until": TODAY}
    assert said in "".join(audit.faults(one | change, TODAY))
    assert bool(said) == bool(audit.faults(one | change, TODAY))


def test_only_what_is_accepted_passes_and_only_while_it_is_found():
    found = [
        {
            "dependency": {"name": "django", "version": "5.2"},
            "id": "A",
            "aliases": ["CVE-1"],
            "summary": None,
            "fix_versions": [],
        }
    ]
    assert audit.judged(found, {"CVE-1"}) == []
    assert audit.judged(found, set()) == ["django 5.2: A  (fixed: no version yet)"]
    assert audit.judged([], {"CVE-1"}) == ["accepted.toml: CVE-1 is found no more."]
