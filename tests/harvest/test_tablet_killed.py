"""A browser killed while somebody types: at most one second of typing is lost, and no idea kept.

WORLDCAFE_KILLS says how many times (3 without it; 50 is the long form).
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import FLAGS, chromium_path
from tests.harvest.test_tablet_browser import idea

KILLS = int(os.environ.get("WORLDCAFE_KILLS", "3"))
SENTENCE = "à la table on a dit que l’été, « chez nous », le cœur du quartier bat dehors; "


class Tablet:
    """A Chromium process of our own with a profile on disk, so that it can really be killed."""

    def __init__(self, profile: Path, browser: Browser) -> None:
        self.profile = profile
        self.browser = browser
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, address: str) -> Page:
        port_file = self.profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        own = [f"--user-data-dir={self.profile}", "--remote-debugging-port=0", "--headless=new"]
        self.process = subprocess.Popen(
            [chromium_path(), *FLAGS, *own, "--no-zygote", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + 30
        while not (port_file.exists() and port_file.read_text().count("\n")):
            assert time.monotonic() < deadline, "Chromium did not start"
            time.sleep(0.05)
        port = port_file.read_text().split("\n")[0]
        there = self.browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
        page = there.contexts[0].pages[0]
        page.goto(address)
        expect(page.locator("body")).to_have_attribute("data-connection", "online", timeout=15_000)
        return page

    def kill(self) -> None:
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=10)


@pytest.fixture
def tablet(tmp_path, browser):
    """A tablet that can be killed and started again with what it had on disk."""
    one = Tablet(tmp_path / "profile", browser)
    one.profile.mkdir()
    yield one
    one.kill()


def type_until(page: Page, text: str, seconds: float) -> int:
    """Type at the pace of fast fingers; return how much stood a second before the end."""
    typed = []
    end = time.monotonic() + seconds
    for character in text:
        if time.monotonic() >= end:
            break
        page.keyboard.insert_text(character)
        typed.append(time.monotonic())
        time.sleep(0.04)
    return sum(at <= time.monotonic() - 1 for at in typed)


def check(page: Page, written: list[str], text: str, kept_at_least: int) -> None:
    """Every idea is here once and received; so is what stood in the field a second before."""
    if kept_at_least:
        expect(page.locator("#idea")).not_to_have_value("")
    restored = page.locator("#idea").input_value()
    assert text.startswith(restored)
    assert len(restored) >= kept_at_least
    for one in written:
        expect(idea(page, one)).to_have_count(1)
        expect(idea(page, one)).to_have_attribute("data-state", "received")


@pytest.mark.timeout(120 + 30 * KILLS)
def test_a_browser_killed_while_typing_loses_a_second_of_it_and_no_idea(tablet, door):
    chance = random.Random(20261123)
    written: list[str] = []
    kept_at_least, text = 0, ""
    for kill in range(KILLS):
        page = tablet.start(door)
        check(page, written, text, kept_at_least)
        page.context.set_offline(True)
        written.append(f"Idée gardée avant l’arrêt brutal no {kill + 1}, fin")
        page.fill("#idea", written[-1])
        page.keyboard.press("Enter")
        expect(idea(page, written[-1])).to_have_attribute("data-state", "waiting")
        text = f"{kill} {SENTENCE * 3}"
        kept_at_least = type_until(page, text, chance.uniform(1.3, 4.0))
        tablet.kill()
        assert kept_at_least > 0
    page = tablet.start(door)
    check(page, written, text, kept_at_least)
    page.fill("#idea", "")
    page.wait_for_timeout(400)
