"""Locks the versions: resolves pyproject.toml for every platform and writes requirements/*.txt."""

import sys

import environment
from environment import ROOT, UV, locked, run

HEADER = "# Made by ./script/lock; do not edit.\n"
RESOLVE = ["--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
PLAIN = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]


def main() -> None:
    """Resolve each set; `--upgrade` and other options of `uv pip compile` pass through."""
    environment.enter("runtime")
    project = ROOT / "pyproject.toml"
    lock("runtime", [project])
    lock("dev", [project, "--group", "dev", "--constraints", locked("runtime")])
    lock("uv", [ROOT / "requirements" / "uv.in"])


def lock(group: str, source: list[object]) -> None:
    """Resolve one set of packages, keeping the versions already locked unless told otherwise."""
    command = [UV, "--system-certs", "pip", "compile", *source, *RESOLVE, *PLAIN, *sys.argv[1:]]
    run([*command, "--output-file", locked(group)])
    text = locked(group).read_text(encoding="utf-8")
    locked(group).write_text(HEADER + text.removeprefix(HEADER), encoding="utf-8")


if __name__ == "__main__":
    main()
