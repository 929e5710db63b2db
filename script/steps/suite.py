"""Runs the tests: all on SQLite, then those with a database on PostgreSQL and Valkey."""

import argparse
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryFile
from typing import IO

import environment

environment.enter("dev")

import assets  # noqa: E402  (from here on the packages are there)
import debian  # noqa: E402
from environment import ROOT, say  # noqa: E402

NO_TEST_COLLECTED = 5
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
    codes = [suite(name, rest) for name in chosen]
    if len(codes) == 2 and codes[1] == NO_TEST_COLLECTED:  # none of them touches the database
        codes.pop()
    return max(codes)


def everything() -> int:
    """Run the tests of the browser, then those on PostgreSQL, beside the others on SQLite.

    Each of the two lines mostly waits. What the others print is kept until they have ended.
    """
    with ThreadPoolExecutor() as pool, TemporaryFile("w+", encoding="utf-8") as kept:
        others = pool.submit(suite, "sqlite", [], "others", kept)
        codes = [suite("sqlite", [], "browser"), suite("postgres", []), others.result()]
        kept.seek(0)
        print(kept.read(), flush=True)
    return max(codes)


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


def suite(backend: str, rest: list[str], part: str = "", output: IO[str] | None = None) -> int:
    """Run the tests on one backend, or a part of them: ``browser`` or ``others``."""
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
