"""Whoever loses what let them in is shown out: open sockets close within two seconds, of each kind.

Nothing rings here and no event is recorded: accounts change by a command, or in another process.
"""

import asyncio
import time

import pytest
from django.contrib.sessions.models import Session

from sessions_app.access import links
from sessions_app.live.audiences import RIGHTS
from sessions_app.models import AccessLink, Cafe, LinkKind, Role, User
from tests.cast import link_of, signed_in
from tests.live.room import Screen, account_screen
from tests.live.test_socket import on_thread

pytestmark = pytest.mark.django_db(transaction=True)
WITHIN = 2.0
BY_LINK = (LinkKind.HOST, LinkKind.PROJECTOR, LinkKind.CONDUCTOR)


async def opened(screens):
    for screen in screens:
        assert await screen.open()
        await screen.next()
    return screens


async def shown_out(screens) -> None:
    """Wait until every screen is closed, within what is promised."""
    began = time.monotonic()
    assert await asyncio.gather(*(one.closed() for one in screens)) == [4410] * len(screens)
    assert time.monotonic() - began < WITHIN


def deactivate(cafe, person):
    User.objects.filter(pk=person.pk).update(is_active=False)


def change_password(cafe, person):
    person.set_password("une autre phrase à moi")
    person.save()


def sign_out(cafe, person):
    Session.objects.all().delete()


def leave_the_team(cafe, person):
    cafe.co_animators.remove(person)


@pytest.mark.parametrize("lose", [deactivate, change_password, sign_out, leave_the_team])
async def test_an_account_that_loses_the_cafe_loses_all_its_screens(cafe, organisation, lose):
    @on_thread
    def prepared():
        bea = User.objects.create_user(
            "bea", organisation=organisation, password="une phrase à moi"
        )
        cafe.co_animators.add(bea)
        return bea, signed_in(bea).cookies["worldcafe_session"].value

    bea, session = await prepared()
    screens = await opened([account_screen(session, cafe.code, kind) for kind in RIGHTS])
    await on_thread(lose)(cafe, bea)
    await shown_out(screens)


async def test_a_lowered_role_keeps_what_it_may_still_watch(cafe, ana, organisation):
    @on_thread
    def prepared():
        chief = User.objects.create_user("chef", organisation=organisation, role=Role.ADMINISTRATOR)
        return signed_in(chief).cookies["worldcafe_session"].value

    session = await prepared()
    console, wall = await opened(
        [account_screen(session, cafe.code, kind) for kind in ("console", "wall")]
    )
    await User.objects.filter(username="chef").aupdate(role=Role.STAFF)
    await shown_out([console])
    await Cafe.objects.filter(pk=cafe.pk).aupdate(head=0)
    assert (await wall.next("beat"))["head"] == 0
    await wall.leave()


async def test_a_link_that_ends_closes_its_screens_without_a_doorbell(cafe):
    @on_thread
    def prepared():
        AccessLink.objects.create(cafe=cafe, kind=LinkKind.CONDUCTOR)
        return [link_of(cafe, 1), *cafe.links.filter(kind__in=BY_LINK[1:])]

    found = await prepared()
    screens = await opened(
        [
            Screen(
                f"{links.path(link)}socket",
                f"{links.cookie_name(link.public_id)}={links.secret(link)}",
            )
            for link in found
        ]
    )
    assert len(screens) == len(BY_LINK)
    for link in found:
        await on_thread(links.revoke)(link)
    await shown_out(screens)
