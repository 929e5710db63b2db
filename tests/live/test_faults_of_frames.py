"""What could leave a screen wrong: a fault in another's fragment, presence, tables that move."""

import json

from sessions_app.live import feed, presence, regions
from sessions_app.live.audiences import CONSOLE, HOST, PROJECTOR, Audience
from sessions_app.live.events import writing
from sessions_app.models import Device, QuestionMode
from tests.cast import link_of
from tests.harvest.test_operations import operation, send


def shown(cafe, audience: Audience, after: int, **options) -> dict[str, str]:
    return json.loads(feed.read(cafe.pk, after, [audience], **options).frames[audience])["regions"]


def test_a_fragment_that_fails_silences_its_own_screens_only(cafe, monkeypatch):
    def fail(*_arguments: object) -> dict[str, str]:
        raise ZeroDivisionError

    broken = regions.Region(frozenset({CONSOLE}), frozenset(), fail)
    monkeypatch.setattr(feed, "registry", [*regions.registry, broken])
    console, projector = Audience(cafe.pk, CONSOLE), Audience(cafe.pk, PROJECTOR)
    frames = feed.read(cafe.pk, -1, [console, projector]).frames
    assert projector in frames
    assert console not in frames


def test_presence_that_comes_with_a_note_is_drawn_for_every_table(hugo, cafe):
    Device.objects.create(link=link_of(cafe, 2), device="b" * 32, connected=True, waiting=2)
    send(hugo, link_of(cafe, 1), operation())
    frame = shown(cafe, Audience(cafe.pk, CONSOLE), 0, presence=True)
    assert "2 envois encore sur la tablette" in frame["console-tables"]


def test_in_a_carousel_a_table_that_goes_changes_the_question_of_the_others_at_once(cafe, ana):
    cafe.mode = QuestionMode.CAROUSEL
    cafe.save()
    third = cafe.tables.get(number=3)
    with writing(cafe, ana) as change:
        gone = cafe.tables.get(number=2)
        gone.removed_at = cafe.starts_at
        gone.save()
        change.record("tables-edited", table=gone)
    frame = shown(cafe, Audience(cafe.pk, HOST, third.pk), 0)
    assert "Quels sont les obstacles" in frame["host-stage"]


def test_a_tablet_that_reconnects_before_its_old_socket_died_stays_present(cafe):
    link, device = link_of(cafe, 1), "a" * 32
    presence.opened(link, device)
    presence.seen(link, device, presence.Report(written=0, waiting=0))
    presence.opened(link, device)
    assert not presence.closed(link, device)
    assert presence.connected(cafe.pk).count() == 1
    assert presence.closed(link, device)
    presence.gone(link, device)
    assert presence.connected(cafe.pk).count() == 0


def test_a_position_that_makes_no_sense_asks_for_everything():
    assert [feed.cursor(given) for given in ("12", "", "-3", "x", "9" * 5000)] == [
        12,
        -1,
        -1,
        -1,
        -1,
    ]
