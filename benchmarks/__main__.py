"""Runs the benchmarks named on the command line, by default all of them."""

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Print every figure; return 1 if one is over its limit."""
    broken = 0
    for name in names or sorted(path.stem for path in HERE.glob("[!_]*.py")):
        for figure in import_module(f"benchmarks.{name}").measure():
            print(figure, flush=True)
            broken += not figure.kept
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
