"""Runs the benchmarks named on the command line, by default all of them."""

import argparse
import json
import sys
from dataclasses import asdict
from importlib import import_module

BENCHMARKS = (
    "start",
    "write",
    "live",
    "connect",
    "timers",
    "scaled",
    "rotation",
    "themes",
    "export",
    "board",
    "page",
)


def main() -> int:
    """Print every figure, and at the end all of them as JSON; return 1 if a promise is broken."""
    parser = argparse.ArgumentParser(prog="./script/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--json", metavar="FILE", help="write the figures there as JSON too")
    options = parser.parse_args()
    figures = []
    for name in options.names or BENCHMARKS:
        print(f"== {name} ==", flush=True)
        for figure in import_module(f"benchmarks.{name}").measure():
            print(figure, flush=True)
            figures.append({"benchmark": name, **asdict(figure), "kept": figure.kept})
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, ensure_ascii=False, indent=1)
    return 0 if all(figure["kept"] for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
