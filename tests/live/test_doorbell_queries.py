"""What one doorbell asks of the database does not grow with the sockets that hear it."""

import threading

import pytest
from django.db.backends.utils import CursorWrapper

from sessions_app.live import hub
from sessions_app.live.threads import readers
from tests.harvest.test_operations import operation, send
from tests.live.room import account_screen, host_screen
from tests.live.test_socket import on_thread, session_of, table_link

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The statements of the feed's threads; no heartbeat and no watch asks beside it."""
    monkeypatch.setattr(hub, "HEARTBEAT", 3600)
    monkeypatch.setattr(hub, "WATCH", 3600)
    made: list[str] = []
    execute = CursorWrapper.execute

    def heard(self, sql, params=None):
        if threading.current_thread().name.startswith(readers._thread_name_prefix):
            made.append(sql)
        return execute(self, sql, params)

    monkeypatch.setattr(CursorWrapper, "execute", heard)
    return made


async def test_four_sockets_of_each_audience_cost_what_one_of_each_does(cafe, ana, hugo, asked):
    mine, other, session = (
        await table_link(cafe, 1),
        await table_link(cafe, 2),
        await session_of(ana),
    )
    screens, costs = [], []
    await on_thread(send)(hugo, mine, operation("La première, qui ouvre sa place"))
    for each in (1, 3):
        came = [host_screen(link) for link in (mine, other) * each]
        came += [account_screen(session, cafe.code, kind) for kind in ("wall", "console") * each]
        for screen in came:
            assert await screen.open()
            await screen.next()
        screens += came
        asked.clear()
        await on_thread(send)(hugo, mine, operation(f"Une idée pour {len(screens)} écrans"))
        head = max(screen.seq for screen in screens) + 1
        for screen in screens:
            await screen.until(head)
        costs.append(list(asked))
    for screen in screens:
        await screen.leave()
    assert [sum('"sessions_app_event"."seq" >' in one for one in cost) for cost in costs] == [1, 1]
    assert len(costs[0]) == len(costs[1]) > 2
