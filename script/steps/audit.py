"""Looks the locked versions up among known vulnerabilities; offline it says so and stops nobody.

A finding that does no harm here is accepted in `requirements/accepted.toml`, with its reason and the
day until which this holds. Options of `uv audit` pass through.
"""

import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from environment import ROOT, UV, locked

GROUPS = ("dev", "runtime", "uv")
ACCEPTED = ROOT / "requirements" / "accepted.toml"
PIN = re.compile(r"^([A-Za-z0-9][^\\\n]*==[^\\\n]*?)\s*\\?$", re.MULTILINE)
PROJECT = '[project]\nname = "audited"\nversion = "0"\nrequires-python = ">=3.11"\n'
# Acceptance is looked at again; nothing is accepted for good.
LONGEST = datetime.timedelta(days=180)


def main() -> int:
    """Return 1 if a version is known to be vulnerable, or the list of accepted ones is not right."""
    accepted = tomllib.loads(ACCEPTED.read_text(encoding="utf-8")).get("accepted", [])
    wrong = [said for one in accepted for said in faults(one, datetime.date.today())]
    with tempfile.TemporaryDirectory() as folder:
        found = audited(Path(folder))
    if found is None:
        print("Not audited: the list of known vulnerabilities cannot be reached from here.")
    else:
        wrong += judged(found, {one["id"] for one in accepted if "id" in one})
    print("\n".join(wrong), end="\n" * bool(wrong))
    return int(bool(wrong))


def pins() -> list[str]:
    """Return each locked requirement once, with its marker."""
    texts = [locked(group).read_text(encoding="utf-8") for group in GROUPS]
    return sorted({pin.strip() for text in texts for pin in PIN.findall(text)})


def audited(folder: Path) -> list[dict[str, Any]] | None:
    """Return the vulnerabilities of the locked versions; None where nobody could tell."""
    (folder / "pyproject.toml").write_text(
        f"{PROJECT}dependencies = {json.dumps(pins())}\n", encoding="utf-8"
    )
    uv: list[object] = [UV, "--system-certs", "--directory", folder]
    quick = os.environ | {"UV_HTTP_RETRIES": "0", "UV_HTTP_TIMEOUT": "15"}
    if run([*uv, "lock", "--quiet"], quick) is None:
        return None
    report = run([*uv, "audit", "--frozen", "--output-format", "json", *sys.argv[1:]], quick)
    return None if report is None else json.loads(report)["vulnerabilities"]


def run(command: list[object], environment: dict[str, str]) -> str | None:
    """Return what a command printed; None where it could not do its work (code 2)."""
    words = [str(part) for part in command]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    return None if done.returncode not in (0, 1) else done.stdout


def faults(one: dict[str, Any], today: datetime.date) -> list[str]:
    """Say what is wrong with an accepted finding: incomplete, expired, or accepted for too long."""
    name = f"accepted.toml: {one.get('id', 'an entry without id')}"
    if not all(one.get(key) for key in ("id", "package", "reason")):
        return [f"{name} needs id, package, reason and until."]
    until = one.get("until")
    if not isinstance(until, datetime.date):
        return [f"{name} needs a date: until = 2027-01-31."]
    if until < today:
        return [f"{name} was accepted until {until}: upgrade {one['package']}, or look again."]
    if until - today > LONGEST:
        return [f"{name} is accepted for more than {LONGEST.days} days."]
    return []


def judged(found: list[dict[str, Any]], accepted: set[str]) -> list[str]:
    """Say which findings are not accepted, and which accepted ones are gone."""
    said = []
    for one in found:
        if not accepted & {one["id"], *one["aliases"]}:
            who, fixed = one["dependency"], ", ".join(one["fix_versions"]) or "no version yet"
            summary = one["summary"] or ""
            said.append(f"{who['name']} {who['version']}: {one['id']} {summary} (fixed: {fixed})")
    known = {name for one in found for name in (one["id"], *one["aliases"])}
    return said + [f"accepted.toml: {one} is found no more." for one in sorted(accepted - known)]


if __name__ == "__main__":
    sys.exit(main())
