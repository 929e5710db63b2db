"""The tablet's screen as a screen reader is given it: before, during a round, and offline."""

import pytest
from playwright.sync_api import expect

from tests.accessibility.states import said

IDLE = """
- link "Aller au contenu"
- main:
  - region /Quand vous pensez à une enfance/:
    - paragraph:
      - text: /Le café va commencer/
      - link "S’exercer cinq minutes"
    - heading /Quand vous pensez à une enfance/ [level=1]
  - textbox "Une idée clé de la table"
  - button "Ajouter l’idée"
  - status: Tout est reçu
  - button "Photo de la nappe"
  - button "Appeler l’animation"
  - paragraph:
    - button "Passer le relais"
"""
IN_ROUND = """
- link "Aller au contenu"
- main:
  - region /Qu’est-ce qui complique la vie/:
    - paragraph: /Table 1 – Érable · ronde 2 sur 3/
    - heading /Qu’est-ce qui complique la vie/ [level=1]
    - timer: /Temps restant/
  - textbox "Une idée clé de la table"
  - checkbox "Question pour le groupe suivant"
  - button "Ajouter l’idée"
  - status: Tout est reçu
  - button "Photo de la nappe"
  - button "Appeler l’animation"
  - region /Idées de cette ronde/:
    - heading /Idées de cette ronde/ [level=2]
    - list:
      - listitem:
        - paragraph
        - button "Transmettre cette idée au groupe suivant"
        - 'button "Valider cette idée : la table la reconnaît"'
        - button "Modifier cette idée"
        - button "Retirer cette idée"
  - heading "Reçu des groupes précédents" [level=2]
  - list:
    - listitem:
      - group:
        - button "Confirme"
        - button "Nuance"
        - button "Contredit"
        - button "Ajoute"
  - paragraph:
    - button "Passer le relais"
"""
OFFLINE = """
- main:
  - status:
    - paragraph: Hors ligne. Vos idées restent sur la tablette et partiront d’elles-mêmes.
  - textbox "Une idée clé de la table"
  - button "Ajouter l’idée"
"""


@pytest.mark.parametrize(
    ("state", "tree"),
    [
        (lambda venue: venue.door("host_ready"), IDLE),
        (lambda venue: venue.door("host_1"), IN_ROUND),
        (said("host_1", "offline"), OFFLINE),
    ],
    ids=["idle", "in round", "offline"],
)
def test_what_a_screen_reader_is_given(venue, state, tree):
    page = state(venue)
    expect(page.locator("body")).to_match_aria_snapshot(tree)
    page.close()
