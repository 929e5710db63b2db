"""Words that speak for most of the room are found, however they say it; others raise no remark."""

import pytest

from sessions_app.fiche.checks.quantifiers import generality


@pytest.mark.parametrize(
    "text",
    [
        "LA PLUPART le disent.",
        "La très grande majorité le dit.",
        "La quasi-totalité des tables le dit.",
        "La plus grande partie des tables le dit.",
        "Plus de la moitié des tables veulent des bancs.",
        "Les trois quarts des groupes le disent.",
        "Pratiquement toutes les tables le disent.",
        "À peu près tout le monde le dit.",
        "Chaque table en parle.",
        "Chacune des tables en parle.",
        "Toutes les participantes le disent.",
        "Toutes les personnes présentes le souhaitent.",
        "L’ensemble des participantes et des participants le souhaite.",
        "La salle entière le dit.",
        "Toutes et tous le disent.",
        "Tous s’entendent là-dessus.",
        "Les tables s’accordent toutes sur ce point.",
        "Les tables sont unanimes.",
        "L’idée fait l’unanimité.",
        "Il y a un large consensus.",
        "Cela fait consensus.",
        "De l’avis général, il faut des bancs.",
        "Dans l’ensemble, on veut des bancs.",
        "Aucune table ne s’y oppose.",
    ],
)
def test_what_speaks_for_most_is_found(text):
    assert generality(text)


@pytest.mark.parametrize(
    "text",
    [
        "La plupart du temps, l’autobus est en retard.",
        "Presque tous les jours, elle marche.",
        "Presque toute l’année, la glace reste.",
        "Tous les mardis, on mange ensemble.",
        "Plus de la moitié de son loyer y passe.",
        "La majorité à 18 ans.",
        "Il n’y a pas de consensus.",
        "L’idée ne fait pas consensus.",
        "Aucun consensus ne se dégage.",
        "Faute de consensus, rien ne change.",
        "Il faut chercher un consensus.",
        "L’idée ne fait pas l’unanimité.",
        "Sans faire l’unanimité, l’idée plaît.",
        "Les tables ne sont pas unanimes.",
        "Un parc pour tout le monde.",
        "À chaque table, une personne notait.",
        "Tout le monde ne le dit pas.",
        "Une minorité le dit : « la plupart s’en vont ».",
    ],
)
def test_what_does_not_raises_no_remark(text):
    assert generality(text) == ""
