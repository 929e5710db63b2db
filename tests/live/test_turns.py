"""Ideas never wait behind screens: writes, pages and polls each have their own turn."""

import asyncio

import pytest
from asgiref.testing import ApplicationCommunicator

from sessions_app.live.room import pause
from sessions_app.live.turns import PAGES, POLLS, WRITES, Turns

POLL, PAGE, WRITE = (
    ("GET", "/hote/0123456789ab/regions"),
    ("GET", "/"),
    ("POST", "/hote/x/operations"),
)


class Kitchen:
    """An application that answers each request once it may, and says how many are at work."""

    def __init__(self):
        self.may = asyncio.Event()
        self.at_work = self.done = 0

    async def __call__(self, scope, receive, send):
        if (await receive())["type"] == "http.disconnect":
            return
        self.at_work += 1
        await self.may.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        self.at_work -= 1
        await send({"type": "http.response.body", "body": b""})
        self.done += 1


async def ask(turns, method, path):
    scope = {"type": "http", "method": method, "path": path}
    one = ApplicationCommunicator(turns, scope)
    await one.send_input({"type": "http.request", "body": b"", "more_body": False})
    return one


async def asked(turns, *asks):
    every = [await ask(turns, *one) for one in asks]
    await asyncio.sleep(0.05)
    return every


def kitchen():
    made = Kitchen()
    return made, Turns(made)


async def test_a_room_that_polls_holds_up_neither_a_page_nor_an_idea():
    cook, turns = kitchen()
    room = await asked(turns, *[POLL] * 50)
    assert cook.at_work == POLLS
    room += await asked(turns, *[PAGE] * 50)
    assert cook.at_work == POLLS + PAGES
    room += await asked(turns, *[WRITE] * 50)
    assert cook.at_work == POLLS + PAGES + WRITES
    cook.may.set()
    await asyncio.sleep(0.1)
    assert cook.done == len(room) == 150


async def test_a_poll_whose_screen_has_given_up_is_never_drawn():
    cook, turns = kitchen()
    polls = await asked(turns, *[POLL] * (POLLS + 3))
    for one in polls[POLLS : POLLS + 2]:
        await one.send_input({"type": "http.disconnect"})
    await asyncio.sleep(0.05)
    cook.may.set()
    await asyncio.sleep(0.1)
    assert cook.done == POLLS + 1


async def test_a_browser_that_does_not_take_its_answer_gives_its_turn_back():
    taken = asyncio.Event()

    async def slow(scope, receive, send):
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await taken.wait()

    turns = Turns(slow)
    room = await asked(turns, *[POLL] * POLLS)
    assert len(room) == POLLS
    assert not turns.polls.locked()
    taken.set()


async def test_a_request_that_fails_gives_its_turn_back():
    async def broken(scope, receive, send):
        await receive()
        raise ValueError("broken")

    turns = Turns(broken)
    for _again in range(POLLS + 1):
        [one] = await asked(turns, POLL)
        with pytest.raises(ValueError, match="broken"):
            await one.wait()
    assert not turns.polls.locked()


async def test_an_upload_takes_its_turn_once_it_is_here():
    _cook, turns = kitchen()
    scope = {"type": "http", "method": "POST", "path": "/"}
    one = ApplicationCommunicator(turns, scope)
    await one.send_input({"type": "http.request", "body": b"so", "more_body": True})
    await asyncio.sleep(0.05)
    assert turns.writes._value == WRITES


def test_a_flush_during_which_the_laptop_slept_leaves_no_screen_deaf():
    assert pause(0.01) == pytest.approx(0.09)
    assert pause(0.2) == pytest.approx(0.4)
    assert pause(600) <= 2
