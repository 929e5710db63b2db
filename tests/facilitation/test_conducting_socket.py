"""The console by link, live: it hears what changes, and revocation closes it at once."""

import pytest

from sessions_app.access import links
from sessions_app.models import LinkKind
from sessions_app.preparation.actions import links as link_actions
from tests.live.room import Screen
from tests.live.test_socket import on_thread, start_next

pytestmark = pytest.mark.django_db(transaction=True)


def console_screen(link) -> Screen:
    cookie = f"{links.cookie_name(link.public_id)}={links.secret(link)}"
    return Screen(f"{links.path(link)}socket", cookie)


async def test_it_hears_a_start_and_is_closed_by_revocation(cafe, ana):
    link = await on_thread(link_actions.renew)(cafe, ana, None, LinkKind.CONDUCTOR)
    screen = console_screen(link)
    assert await screen.open()
    await screen.next()
    await screen.until(await start_next(cafe, ana))
    assert 'data-state="running"' in screen.regions["console-stage"]
    await on_thread(link_actions.revoke)(cafe, ana, None, LinkKind.CONDUCTOR)
    assert await screen.closed() == 4410


async def test_without_its_cookie_it_is_refused(cafe, ana):
    link = await on_thread(link_actions.renew)(cafe, ana, None, LinkKind.CONDUCTOR)
    screen = Screen(f"{links.path(link)}socket")
    assert await screen.open()
    assert await screen.closed() == 4404
