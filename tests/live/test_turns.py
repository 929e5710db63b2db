"""Ideas never wait behind screens: writes, pages and polls each have their own turn."""

import asyncio
import time

import pytest
from asgiref.testing import ApplicationCommunicator

from sessions_app.live.room import pause
from sessions_app.live.turns import PAGES, POLLS, STRANGERS, WRITES, Turns

POLL, PAGE, WRITE = (
    ("GET", "/hote/0123456789ab/regions"),
    ("GET", "/"),
    ("POST", "/hote/x/operations"),
)
STRANGE = (*WRITE, b"csrftoken=x")


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


async def ask(turns, method, path, cookie=b"wc-0123456789ab=x"):
    scope = {"type": "http", "method": method, "path": path, "headers": [(b"cookie", cookie)]}
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


async def test_strangers_who_flood_the_door_hold_up_no_idea():
    cook, turns = kitchen()
    crowd = await asked(turns, *[STRANGE] * 50)
    assert cook.at_work == STRANGERS
    [idea] = await asked(turns, WRITE)
    assert cook.at_work == STRANGERS + 1
    cook.may.set()
    assert (await idea.receive_output(timeout=5))["status"] == 200
    for one in crowd:
        await one.wait(timeout=5)


async def test_an_answer_that_is_to_be_slow_holds_no_turn():
    async def guessed(scope, receive, send):
        await receive()
        headers = [(b"X-Worldcafe-Slowly", b"0.6")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    turns = Turns(guessed)
    began = time.monotonic()
    crowd = await asked(turns, *[STRANGE] * STRANGERS * 5)
    for one in crowd:
        assert (await one.receive_output(timeout=5))["status"] == 200
    assert 0.5 < time.monotonic() - began < 2


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
    scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
    one = ApplicationCommunicator(turns, scope)
    await one.send_input({"type": "http.request", "body": b"so", "more_body": True})
    await asyncio.sleep(0.05)
    assert turns.writes._value == WRITES


def test_a_flush_during_which_the_laptop_slept_leaves_no_screen_deaf():
    assert pause(0.01) == pytest.approx(0.07)
    assert pause(0.2) == pytest.approx(0.4)
    assert pause(600) <= 2
