"""Runs the tests: all on SQLite, then those with a database on PostgreSQL and Valkey."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

import environment

environment.enter("dev")

import assets  # noqa: E402  (from here on the packages are there)
import debian  # noqa: E402
from environment import ROOT, say  # noqa: E402

NO_TEST_COLLECTED = 5
PARTS = [
    ("sqlite", "others"),
    ("sqlite", "browser"),
    ("postgres", "even"),
    ("postgres", "odd"),
]
NO_CHROMIUM = """\
Chromium est introuvable\u00a0: les tests qui ouvrent un navigateur vont échouer.
    sudo apt-get install chromium
Pour vous en passer\u00a0: WORLDCAFE_SKIP_BROWSER=1 ./script/test
Chromium was not found: install it as above, or skip the browser tests with that variable."""

NO_PROXY = """\
nginx ou openssl est introuvable\u00a0: les tests du déploiement derrière nginx seront sautés.
    sudo apt-get install nginx openssl
nginx or openssl was not found: the tests of the deployment behind it are skipped."""


def main() -> int:
    """Return 0 when every chosen backend passes; unknown arguments go to pytest."""
    options, rest = arguments()
    assets.prepare()
    if options.install_only:
        return 0
    find_browser()
    backend = options.backend or ("sqlite" if rest else "both")
    if backend != "sqlite" and not debian.find_proxy():
        say(NO_PROXY)
    if not rest and backend == "both":
        return everything()
    chosen = ["sqlite", "postgres"] if backend == "both" else [backend]
    codes = [suite(name, rest=rest) for name in chosen]
    if len(codes) == 2 and codes[1] == NO_TEST_COLLECTED:  # none of them touches the database
        codes.pop()
    return max(codes)


def everything() -> int:
    """Run all parts, two at a time, the longest first: each of them mostly waits.

    The first one prints as it goes; what the others print is kept until all have ended.
    """
    with ThreadPoolExecutor(2) as pool, ExitStack() as files:
        kept = [files.enter_context(TemporaryFile("w+", encoding="utf-8")) for _part in PARTS[1:]]
        ended = pool.map(lambda part, output: suite(*part, output=output), PARTS, [None, *kept])
        code = max(ended)
        for output in kept:
            output.seek(0)
            print(output.read(), flush=True)
    return code


def arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="./script/test", description=__doc__, allow_abbrev=False)
    parser.add_argument("--backend", choices=["sqlite", "postgres", "both"])
    parser.add_argument("--install-only", action="store_true", help="install, run nothing")
    return parser.parse_known_args()


def find_browser() -> None:
    """Find or install Chromium, unless the browser tests are to be skipped."""
    if os.environ.get("WORLDCAFE_SKIP_BROWSER") == "1" or os.environ.get("WORLDCAFE_CHROMIUM"):
        return
    if path := debian.find_chromium():
        os.environ["WORLDCAFE_CHROMIUM"] = path
    else:
        say(NO_CHROMIUM)


def suite(
    backend: str, part: str = "", *, rest: Sequence[str] = (), output: IO[str] | None = None
) -> int:
    """Run the tests on one backend, or a part of them (`tests/backends.py`)."""
    title = "SQLite" if backend == "sqlite" else "PostgreSQL + Valkey"
    print(f"\n== {title}{f', {part}' if part else ''} ==", file=output, flush=True)
    return subprocess.call(
        [sys.executable, "-m", "pytest", *rest],
        cwd=ROOT,
        env={**os.environ, "WORLDCAFE_TEST_BACKEND": backend, "WORLDCAFE_TEST_PART": part},
        stdout=output,
        stderr=output and subprocess.STDOUT,
    )


if __name__ == "__main__":
    sys.exit(main())
