"""The console and the projection, as pages."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from sessions_app.access import links
from sessions_app.facilitation.cards import table_cards
from sessions_app.models import AccessLink, Device, LinkKind, Phase
from sessions_app.preparation.queries import programme
from tests.cast import add_note, link_of, tablet

HTMX = {"HTTP_HX_REQUEST": "true"}


def console(cafe) -> str:
    return reverse("console", args=[cafe.code])


def start(browser, cafe):
    phase = programme(cafe).next_phase
    return browser.post(reverse("start-next", args=[cafe.code]), {"expected": phase.pk}, **HTMX)


def test_the_console_offers_one_next_step_and_names_every_table(ana_browser, cafe):
    page = ana_browser.get(console(cafe)).content.decode()
    assert page.count('id="next"') == 1
    assert "Commencer : Accueil (10 min)" in page.replace("\xa0", " ")
    assert all(f'id="table-{table.pk}"' in page for table in cafe.tables.all())


def test_a_start_answers_nothing_and_is_on_every_console(ana_browser, cafe):
    assert start(ana_browser, cafe).status_code == 204
    assert 'data-state="running"' in ana_browser.get(console(cafe)).content.decode()


def test_a_double_start_answers_a_sentence_beside_the_screen(ana_browser, cafe):
    phase = programme(cafe).next_phase
    for _time in range(2):
        answer = ana_browser.post(
            reverse("start-next", args=[cafe.code]), {"expected": phase.pk}, **HTMX
        )
    assert answer.status_code == 409
    assert answer["HX-Retarget"] == "#notices"
    assert "Rien n’a été fait deux fois" in answer.content.decode()


def test_strangers_and_staff_do_not_conduct(charlie_browser, sofia_browser, cafe):
    for browser in (charlie_browser, sofia_browser):
        assert browser.get(console(cafe)).status_code == 404
        assert start(browser, cafe).status_code == 404
    assert not Phase.objects.exclude(state="planned").exists()


def test_a_visitor_is_led_to_sign_in_and_an_action_says_the_session_ended(client, cafe):
    assert client.get(console(cafe)).status_code == 302
    answer = start(client, cafe)
    assert answer.status_code == 401
    assert "Votre session est terminée" in answer.content.decode()


def test_a_card_counts_ideas_and_quotes_the_last(cafe, ana, ana_browser):
    start(ana_browser, cafe)
    start(ana_browser, cafe)
    add_note(cafe, "Première idée", table=1, round_=1)
    add_note(cafe, "Idée d’avant, à la table 2", table=2, round_=2)
    add_note(cafe, "L’idée la plus récente", table=1, round_=1)
    cards = {card.table.number: card for card in table_cards(cafe)}
    assert (cards[1].notes_now, cards[1].last.text) == (2, "L’idée la plus récente")
    assert (cards[2].notes_now, cards[2].notes) == (0, 1)
    assert cards[3].last is None
    assert cards[3].quiet_since is not None


def test_a_card_tells_connection_and_what_waits_on_the_tablet(cafe):
    Device.objects.create(link=link_of(cafe, 1), device="a", connected=True, waiting=3)
    Device.objects.create(
        link=link_of(cafe, 2),
        device="b",
        connected=True,
        last_seen=timezone.now() - timedelta(minutes=2),
    )
    cards = {card.table.number: card for card in table_cards(cafe)}
    assert (cards[1].devices, cards[1].waiting) == (1, 3)
    assert cards[2].devices == 0


def test_a_call_reaches_the_console_and_clears_on_both_sides(cafe, ana_browser, hugo):
    table = link_of(cafe, 1)
    hugo.post(f"{links.path(table)}appel/")
    seen = ana_browser.get(console(cafe)).content.decode()
    top = seen[: seen.index("console-stage")]
    assert "1 table appelle" in top
    assert "J’y vais" in top
    assert "j’y vais" in seen
    ana_browser.post(reverse("take-call", args=[cafe.code, 1]), **HTMX)
    assert "y vais" not in ana_browser.get(console(cafe)).content.decode()
    assert "Appeler l’animation" in hugo.get(links.path(table)).content.decode()


def test_the_projection_by_link_shows_the_question_and_no_note(cafe, ana_browser):
    for _step in range(2):
        start(ana_browser, cafe)
    add_note(cafe, "Cette idée ne doit pas paraître")
    link = AccessLink.objects.get(cafe=cafe, kind=LinkKind.PROJECTOR)
    page = tablet(link).get(links.path(link)).content.decode()
    assert "Quelle est votre définition du voisinage solidaire?" in page
    assert "ne doit pas paraître" not in page


def test_cards_take_a_fixed_number_of_queries(cafe, django_assert_num_queries):
    for number in range(1, 5):
        for _note in range(5):
            add_note(cafe, "Une idée", table=number)
    with django_assert_num_queries(11):
        table_cards(cafe)


def test_zero_takes_the_singular_in_french_and_no_round_is_told_of_before_the_first(
    ana_browser, cafe
):
    assert "dans cette ronde" not in ana_browser.get(console(cafe)).content.decode()
    while programme(cafe).number(programme(cafe).current) != 1:
        start(ana_browser, cafe)
    page = ana_browser.get(console(cafe)).content.decode()
    assert "</strong> idée dans cette ronde" in page
    assert "</strong> idées dans cette ronde" not in page
