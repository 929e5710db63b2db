"""Each editor of a fiche hears where it stands, without asking, and who else writes in it."""

import pytest

from sessions_app.fiche.regions import pulse_region
from sessions_app.live import feed
from sessions_app.live.audiences import FICHE, RIGHTS, Audience
from sessions_app.models import Block, Fiche
from tests.fiche.desk import Desk


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    return Desk(sofia_browser, cafe).begin()


def region(cafe) -> str:
    cafe.refresh_from_db()
    return pulse_region(cafe, Audience(cafe.pk, FICHE), None)["fiche-pulse"]


def test_every_change_is_in_what_the_others_hear(desk, cafe):
    block = desk.add("paragraph", text="Un")
    assert f'data-blocks="{block}:1:-"' in region(cafe)
    desk.save(block, 1, text="Deux")
    assert f'data-blocks="{block}:2:-"' in region(cafe)
    version = Fiche.objects.get().version
    desk.fill("subtitle", "Un sous-titre")
    assert f'data-fields="{version + 1}"' in region(cafe)
    desk.remove(block)
    assert 'data-blocks=""' in region(cafe)
    assert ">Sofia</span>" in region(cafe)


def test_the_page_holds_the_very_region(desk, cafe):
    desk.add("paragraph", text="Un")
    page = desk.get().content.decode()
    assert region(cafe).strip() in page
    assert f'data-live="/cafes/{cafe.code}/socket/fiche"' in page


def test_frames_fold_to_the_fresh_state(desk, cafe):
    audience, seq = Audience(cafe.pk, FICHE), cafe.head
    first = desk.add("paragraph", text="Un")
    steps = [
        lambda: desk.save(first, 1, text="Deux"),
        lambda: desk.add("bullet", text="Trois"),
        lambda: desk.move(Block.objects.last().pk, "up"),
        lambda: desk.fill("title", "Autre"),
        lambda: desk.remove(first),
    ]
    for step in steps:
        step()
        cafe.refresh_from_db()
        told = feed.read(cafe.pk, seq, [audience]).frames[audience]
        fresh = feed.read(cafe.pk, -1, [audience]).frames[audience]
        assert regions(told)["fiche-pulse"] == regions(fresh)["fiche-pulse"]
        seq = cafe.head


def regions(frame):
    import json

    return json.loads(frame)["regions"]


def test_the_fields_can_be_read_again_and_strangers_hear_nothing(desk, charlie_browser, cafe):
    desk.fill("issn", "1234-5678")
    page = desk.get("redaction/champs/").content.decode()
    assert 'id="form-issn"' in page
    assert "1234-5678" in page
    assert RIGHTS[FICHE] == "write"
    assert charlie_browser.get(f"{desk.base}redaction/champs/").status_code == 404
    assert charlie_browser.get(f"/cafes/{cafe.code}/regions/fiche").status_code == 404
    assert desk.browser.get(f"/cafes/{cafe.code}/regions/fiche").status_code == 200
