"""The files of the checkout, for the tests of the code base's own consistency."""

import ast
import gc
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXPORT = ROOT / "templates" / "fiche" / "standalone.html"  # a file for others, with its own style
PYTHON_FOLDERS = ("sessions_app", "worldcafe", "tests", "script", "benchmarks")


@cache
def parsed(path: Path) -> ast.Module:
    # In Python 3.11 the collector may finalise something in the middle whose traceback is formatted,
    # and so parsed: that breaks this parsing (« recursion depth mismatch »).
    gc.disable()
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    finally:
        gc.enable()


def modules(*folders: str) -> Iterator[Path]:
    """Yield our Python files, those that Django writes excepted."""
    for folder in folders or PYTHON_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def templates() -> list[Path]:
    """Return the templates of pages: the exports have their own rules."""
    return sorted(set((ROOT / "templates").rglob("*.html")) - {EXPORT})


def styles() -> list[Path]:
    return sorted((ROOT / "static" / "css").rglob("*.css"))


def scripts() -> list[Path]:
    return sorted((ROOT / "static" / "js").rglob("*.js"))


def tracked() -> list[Path]:
    """Return the files that a commit would hold, as git sees them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def cited_tests(text: str) -> tuple[set[tuple[str, str]], list[str]]:
    """Return the tests that a document cites, as (path, name), and those that do not exist."""
    cited = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text))
    names = {
        path: {getattr(one, "name", "") for one in parsed(ROOT / path).body} for path, _ in cited
    }
    return cited, [f"{path}::{test}" for path, test in cited if test not in names[path]]
