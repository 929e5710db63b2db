"""A screen without a socket asks for what is new, and goes back to its socket once it may."""

from playwright.sync_api import expect

from tests.harvest.test_tablet_browser import idea, write

FULL = 4429
A_POLL = 3_000


def test_a_tablet_that_finds_no_seat_polls_and_returns_to_its_socket(door, new_page, open_tablet):
    page, seats, polls = new_page("tablet"), [], []

    def knock(socket) -> None:
        if seats:
            seats.append(socket.connect_to_server())
        else:
            socket.close(code=FULL)

    page.route_web_socket("**/socket*", knock)
    page.on("request", lambda asked: "/regions?" in asked.url and polls.append(asked.url))
    page.goto(door)
    other = open_tablet()
    write(other, "Vue sans connexion directe")
    expect(idea(page, "Vue sans connexion directe")).to_be_visible(timeout=20_000)
    expect(page.locator("body")).to_have_attribute("data-connection", "online")
    assert polls
    seats.append("free")
    while len(seats) < 2:
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)  # a poll that was on its way has come
    polls.clear()
    write(other, "Vue par la connexion revenue")
    expect(idea(page, "Vue par la connexion revenue")).to_be_visible(timeout=5_000)
    page.wait_for_timeout(A_POLL + 500)
    assert polls == []
