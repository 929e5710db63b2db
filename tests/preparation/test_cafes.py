"""The list of cafés: where each stands, what comes next, and what an empty list teaches."""

from django.urls import reverse
from django.utils import timezone

from sessions_app.facilitation import actions as facilitation
from sessions_app.models import Fiche
from sessions_app.preparation import gallery
from sessions_app.preparation.queries import programme


def states(user):
    return [(card.state, card.step) for card in gallery.cards(user)]


def test_a_café_leads_to_its_preparation_then_its_console_then_its_synthesis(cafe, ana):
    assert states(ana) == [("to-come", "preparation")]
    facilitation.start_next(cafe, ana, programme(cafe).phases[0].pk)
    assert states(ana) == [("on-now", "console")]
    cafe.closed_at = timezone.now()
    cafe.save()
    assert states(ana) == [("over", "synthesis")]
    Fiche.objects.create(cafe=cafe, title="Vivre ensemble")
    assert states(ana) == [("over", "fiche")]


def test_staff_is_led_to_the_harvest_and_not_to_the_preparation(cafe, sofia, sofia_browser):
    assert states(sofia) == [("to-come", "wall")]
    page = sofia_browser.get(reverse("cafes")).content.decode()
    assert "Vivre ensemble" in page
    assert "Préparer un café" not in page


def test_a_card_counts_the_tables_that_stand(cafe, ana, ana_browser):
    cafe.tables.filter(number=4).update(removed_at=timezone.now())
    assert "3 tables" in ana_browser.get(reverse("cafes")).content.decode()


def test_a_stranger_sees_only_an_empty_list_that_teaches(cafe, charlie_browser):
    page = charlie_browser.get(reverse("cafes")).content.decode()
    assert "Vivre ensemble" not in page
    assert "Votre premier café se prépare en cinq minutes" in page
    assert reverse("new-cafe") in page


def test_the_demo_is_offered_beside_the_first_café(charlie_browser):
    page = charlie_browser.get(reverse("cafes")).content.decode()
    assert "Essayer avec des cafés de démonstration" in page


def test_without_an_account_the_list_asks_to_sign_in(client, db):
    assert client.get(reverse("cafes")).url.startswith(reverse("sign-in"))
