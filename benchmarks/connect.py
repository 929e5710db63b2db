"""A connect storm: many screens come at once, as after the doors open or a server comes back."""

import time
from collections.abc import Iterator
from contextlib import closing

from benchmarks import Figure
from benchmarks.cafe import cafe
from benchmarks.rivals.playing import bare_server
from benchmarks.watchers import Watchers

# Sockets, and the seconds promised until all are back after a kill.
STORMS = ((300, 10.0), (1000, 20.0))
GIVE_UP = 60.0


def measure() -> Iterator[Figure]:
    """Yield how long until every screen was let in and had its first frame, beside bare opening."""
    for sockets, promised in STORMS:
        with cafe(sockets) as room:
            [server] = room.servers
            with closing(
                Watchers(room.wall(server), room.sessions, sockets, server.base_url)
            ) as watchers:
                heard = first_frames(watchers, sockets)
            yield Figure(f"screens that came of {sockets}", len(heard), "", least=sockets)
            took = max(heard, default=float("inf")) - watchers.opened["began"]
            yield Figure(f"{sockets} screens, all with their first frame", took, "s", promised)
        with (
            bare_server() as rival,
            closing(Watchers(rival.address, [], sockets, "http://127.0.0.1")) as watchers,
        ):
            bare = watchers.opened["seconds"]
        yield Figure(f"{sockets} bare sockets opened", bare, "s")


def first_frames(watchers: Watchers, sockets: int) -> list[float]:
    """Wait until each socket has heard something; return when each did, those that did."""
    end = time.monotonic() + GIVE_UP
    while len(heard := watchers.arrivals()["heard"]) < sockets and time.monotonic() < end:
        time.sleep(0.2)
    return heard
