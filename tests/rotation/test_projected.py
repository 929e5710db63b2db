"""The projection says who goes where while people look for their table, and nothing of it else."""

import pytest

from sessions_app.facilitation.actions import start_next
from sessions_app.facilitation.cards import table_cards
from sessions_app.live.audiences import PROJECTOR, Audience
from sessions_app.live.feed import read
from sessions_app.models import Cafe, LinkKind, PhaseKind
from sessions_app.preparation.actions import tables
from sessions_app.preparation.queries import programme
from sessions_app.rotation.actions import attendance, heads, roster, seats
from sessions_app.rotation.projected import projected, shortened
from sessions_app.rotation.roster_text import Person
from tests.cast import tablet
from tests.preparation.asking import show
from tests.rotation.cafe import begin_round, peopled, places, planned


def begin(cafe, kind):
    """Start phases until one of this kind is on air."""
    while getattr(programme(cafe).current, "kind", None) != kind:
        start_next(cafe, cafe.owner, programme(cafe).next_phase.pk)


def by_link(cafe):
    """Return the projection as a browser with its link sees it."""
    link = cafe.links.get(kind=LinkKind.PROJECTOR)
    return tablet(link).get(f"/projecteur/{link.public_id}/").content.decode()


def test_at_the_welcome_everybody_finds_their_table_for_round_1(cafe):
    people = peopled(cafe)
    planned(cafe)
    begin(cafe, PhaseKind.WELCOME)
    found = projected(programme(cafe))
    first = programme(cafe).rounds[0]
    tables_of = {table.pk: table.number for table in programme(cafe).tables}
    shown = {line.person.pk: number for number, lines in found.tables for line in lines}
    assert shown == {pk: tables_of[table] for (_r, pk), table in places(cafe, first).items()}
    page = by_link(cafe)
    assert all(str(one) in page for one in people)
    assert "trouvez votre table" in page


def test_names_leave_the_projection_once_the_round_is_on_air(cafe):
    peopled(cafe)
    planned(cafe)
    begin_round(cafe, 1)
    assert "Aïcha" not in by_link(cafe)
    begin(cafe, PhaseKind.TRANSITION)
    assert projected(programme(cafe)).number == 2
    begin(cafe, PhaseKind.PLENARY)
    assert projected(programme(cafe)) is None


def test_the_live_region_is_what_the_page_shows(cafe, ana_browser):
    peopled(cafe)
    planned(cafe)
    begin(cafe, PhaseKind.WELCOME)
    cafe.refresh_from_db()
    audience = Audience(cafe.pk, PROJECTOR)
    before = cafe.head
    attendance.walk_in(cafe, cafe.owner, "Zoé")
    frame = read(cafe.pk, before, [audience]).frames[audience]
    assert "Zoé" in str(frame)
    assert "Zoé" in show(ana_browser, "projection", cafe)


def test_without_names_the_projection_says_how_many_sit_at_a_table(cafe):
    begin(cafe, PhaseKind.WELCOME)
    assert "Bienvenue" in by_link(cafe)
    seats.set_counts(cafe, cafe.owner, 18, None)
    assert "Tables de 4 ou 5 personnes" in by_link(cafe)
    seats.set_counts(cafe, cafe.owner, 20, None)
    assert "Tables de 5 personnes" in by_link(cafe)


def test_a_large_room_is_listed_by_name_page_after_page(cafe):
    tables.set_count(cafe, cafe.owner, 60)
    crowd = [Person(n, f"Personne-{n:03}") for n in range(300)]
    roster.add_people(cafe, cafe.owner, crowd)
    seats.draw(cafe, cafe.owner, 1, 0.1)
    found = projected(programme(Cafe.objects.get(pk=cafe.pk)))
    names = [line.name for page in found.pages for line in page]
    assert names == sorted(names)
    assert len(names) == 300
    assert max(len(page) for page in found.pages) == 48


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Zoé", "Zoé"),
        ("Marie-Ève Tremblay", "Marie-Ève T."),
        ("Anne Roy", "Anne Roy"),
        ("Maximilien-Alexandre", "Maximilien-Alexandre"),
    ],
)
def test_a_long_name_is_shortened(name, shown):
    assert shortened(name) == shown


def test_two_people_never_have_the_same_name_on_the_projection(cafe):
    names = ["Marie-Ève Tremblay", "Marie-Ève Théberge", "Marie-Ève Gagnon"]
    roster.add_people(cafe, cafe.owner, [Person(n, name) for n, name in enumerate(names)])
    seats.draw(cafe, cafe.owner, 1, 0.1)
    found = projected(programme(cafe))
    shown = {line.name for _number, lines in found.tables for line in lines}
    assert shown == {"Marie-Ève Tremblay", "Marie-Ève Théberge", "Marie-Ève G."}


def test_each_card_of_the_console_shows_a_cap_and_a_head_count(cafe):
    assert {card.heads for card in table_cards(cafe)} == {None}
    seats.set_counts(cafe, cafe.owner, 18, None)
    heads.count(cafe, cafe.owner, cafe.tables.get(number=1), 4)
    card = table_cards(cafe)[0]
    assert (card.heads.count, card.heads.cap) == (4, 5)
    people = peopled(cafe)
    planned(cafe)
    attendance.miss(cafe, cafe.owner, people[6].pk)
    assert sum(card.heads.count for card in table_cards(cafe)) == 19
