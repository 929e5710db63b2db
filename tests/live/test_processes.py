"""Several server processes: one café on PostgreSQL and Valkey, a refusal on a laptop's folder."""

import os

import httpx
import pytest

from tests.live.test_restart import Tablet, scene_doors
from tests.server import Server

scaled_out = pytest.mark.skipif(
    "DATABASE_URL" not in os.environ, reason="several processes need PostgreSQL and Valkey"
)
laptop = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this is the laptop's rule")


@scaled_out
@pytest.mark.django_db
async def test_a_note_sent_to_one_process_reaches_the_screens_of_the_other(start_server):
    one: Server = start_server()
    other: Server = start_server(
        DATABASE_URL=one.environment["DATABASE_URL"],
        WORLDCAFE_SECRET_KEY=(one.folder / "secret-key").read_text(),
    )
    doors = scene_doors(one)
    writer, reader = Tablet(one, doors["host_1"]), Tablet(other, doors["host_1"])
    for tablet in (writer, reader):
        await tablet.enter()
    async with writer.watching(), reader.watching():
        await writer.write("D’un processus à l’autre")
        reader.made = writer.made
        await reader.shows_all()


@laptop
def test_a_second_server_on_the_same_folder_refuses_to_start(server, start_server):
    with pytest.raises(RuntimeError, match="utilise déjà le dossier de données"):
        start_server(WORLDCAFE_DATA=str(server.folder))
    assert httpx.get(f"{server.base_url}/healthz").status_code == 200


@laptop
def test_redis_without_postgresql_refuses_to_start(start_server):
    with pytest.raises(RuntimeError, match="définissez aussi DATABASE_URL"):
        start_server(REDIS_URL="redis://127.0.0.1:1")
