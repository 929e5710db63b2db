"""The role of host passes on: the new person sees one screen, the animation hears of it."""

from sessions_app.access import links
from tests.cast import link_of

from .test_host import page


def test_the_console_tells_which_table_has_another_host(hugo, ines, cafe, ana_browser):
    console = f"/cafes/{cafe.code}/animation/"
    assert "Relais passé" not in ana_browser.get(console).content.decode()
    path = f"{links.path(link_of(cafe, 1))}relais/"
    assert ines.post(path).status_code == 404
    assert hugo.post(path).status_code == 204
    shown = ana_browser.get(console).content.decode()
    assert shown.count("Relais passé à") == 1
    event = cafe.events.get(kind="host-changed")
    assert event.table.number == 1


def test_the_tablet_has_what_the_new_person_reads(hugo, cafe):
    shown = page(hugo, cafe)
    for words in ("Passer le relais", "Vous prenez le relais", "J’ai pris le relais"):
        assert words in shown


def test_a_closed_link_takes_no_relay(hugo, cafe):
    link = link_of(cafe, 1)
    links.revoke(link)
    assert hugo.post(f"{links.path(link)}relais/").status_code == 410
    assert not cafe.events.filter(kind="host-changed").exists()
