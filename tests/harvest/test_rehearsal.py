"""The rehearsal of a host: offered before the café starts, to the tablets of its tables."""

from sessions_app.access import links
from tests.cast import link_of

from .test_host import go, page


def test_it_is_offered_until_the_cafe_starts(hugo, cafe, ana):
    assert "S’exercer cinq minutes" in page(hugo, cafe)
    go(cafe, ana, 1)
    assert "S’exercer cinq minutes" not in page(hugo, cafe)


def test_a_tablet_of_the_table_opens_it_and_nobody_else(hugo, ines, client, cafe):
    path = f"{links.path(link_of(cafe, 1))}exercice/"
    shown = hugo.get(path)
    assert shown.status_code == 200
    assert "Écrivez une idée" in shown.content.decode()
    for other in (ines, client):
        assert other.get(path).status_code == 404


def test_its_page_knows_no_address_to_send_to(hugo, cafe):
    shown = hugo.get(f"{links.path(link_of(cafe, 1))}exercice/").content.decode()
    for trace in ("data-operations", "data-outbox", "data-live", "joined/writing", "data-command"):
        assert trace not in shown
