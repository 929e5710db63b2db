"""Checks the code without running it: style, types, templates, imports, versions, catalogues."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

import environment

environment.enter("dev")

from environment import BIN, ROOT  # noqa: E402

MIGRATIONS = [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]
TEMPLATES = sorted(str(path) for path in (ROOT / "templates").rglob("*.html"))
FIXES: list[Sequence[object]] = [
    [sys.executable, "script/steps/no_break.py"],
    [BIN / "djade", "--target-version", "5.2", *TEMPLATES],
    [BIN / "ruff", "check", "--fix", "--quiet"],
    [BIN / "ruff", "format", "--quiet"],
]
CHECKS: dict[str, Sequence[object]] = {
    "ruff check": [BIN / "ruff", "check", "--quiet"],
    "ruff format": [BIN / "ruff", "format", "--check", "--quiet"],
    "mypy": [BIN / "mypy", "--no-error-summary"],
    "djade": [BIN / "djade", "--check", "--target-version", "5.2", *TEMPLATES],
    "import contracts": [BIN / "lint-imports", "--no-cache"],
    "django check": [sys.executable, "manage.py", "check", "--fail-level", "WARNING"],
    "migrations": MIGRATIONS,
    "known vulnerabilities": [sys.executable, "script/steps/audit.py"],
    "catalogues": [sys.executable, "script/steps/catalogues.py"],
}


def main() -> int:
    """Run every check, even after a failure; return 1 if one failed, with what it printed.

    With `--fix`, mend first what a program can: spacing of the French, templates, style.
    """
    if "--fix" in sys.argv:
        for command in FIXES:
            subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORLDCAFE_DATA"] = folder
        results = [passes(name, [str(part) for part in parts]) for name, parts in CHECKS.items()]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


def passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    verdict = "ok" if result.returncode == 0 else "FAILED"
    print(f"{name}: {verdict} ({time.monotonic() - started:.1f} s)", flush=True)
    if result.stdout.startswith("Not audited"):
        print(result.stdout.strip(), flush=True)
    if result.returncode:
        print(result.stdout + result.stderr, flush=True)
    return result.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
