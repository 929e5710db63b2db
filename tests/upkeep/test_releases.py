"""The database of every release there was, and today's, is brought up to date and opens."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.server import Server

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sqlite3.gz"))


@pytest.mark.parametrize("release", [*RELEASES, None], ids=lambda one: one.name if one else "today")
def test_a_release_is_brought_up_to_date_and_its_cafes_are_whole(release, furnished, tmp_path):
    database = tmp_path / "worldcafe.sqlite3"
    packed = release.read_bytes() if release else gzip.compress(of_today(furnished), 1)
    database.write_bytes(gzip.decompress(packed))
    server = Server(tmp_path)
    server.start()
    server.kill()
    with closing(sqlite3.connect(database)) as found:
        cafes = found.execute(
            "SELECT code, (SELECT count(*) FROM sessions_app_note WHERE cafe_id = cafe.id) "
            "FROM sessions_app_cafe cafe ORDER BY 2 DESC LIMIT 1"
        ).fetchall()
    assert cafes, "a release's file holds a café"
    for code, notes in cafes:
        said = server.manage("export_cafe", code, str(tmp_path / f"{code}.cafe"))
        assert f"({notes} notes)" in said


def of_today(folder):
    server = Server(folder)
    server.manage("backup")
    return max((folder / "sauvegardes").glob("*.sqlite3")).read_bytes()
