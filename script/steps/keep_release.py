"""Keeps what this version makes, for later versions to be tried on: the demonstration, backed up.

`.venv/bin/python script/steps/keep_release.py`, once per release, when nothing changes any more.
"""

import gzip
import os
import sys
import tempfile
from pathlib import Path

import environment

environment.enter("dev")
sys.path.insert(0, str(environment.ROOT))

from tests.server import Server  # noqa: E402  (from here on the packages are there)
from worldcafe import __version__  # noqa: E402

FOLDER = environment.ROOT / "tests" / "upkeep" / "releases"


def main() -> None:
    """Write the database of a new data folder, with its demonstration, under the version's name."""
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="worldcafe-release-") as folder:
        server = Server(Path(folder))
        for command in ("migrate", "demo_cafe", "backup"):
            server.manage(command)
        [made] = Path(folder, "sauvegardes").glob("*.sqlite3")
        FOLDER.mkdir(exist_ok=True)
        target = FOLDER / f"{__version__}.sqlite3.gz"
        target.write_bytes(gzip.compress(made.read_bytes(), 9, mtime=0))
    print(target, f"{target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
