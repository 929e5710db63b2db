"""Words that may name a person: found, and ordinary ones left alone."""

import pytest

from sessions_app.wording.naming import named

PEOPLE = ("Rosalie Quéméneur", "Marc", "Jean-Sébastien Roy")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mme Tremblay aide tout le palier.", "Mme Tremblay"),
        ("On a vu M. Roy, il déneige.", "M. Roy"),
        ("Le Dr Nguyen a fermé sa clinique.", "Dr Nguyen"),
        ("La Dre. Anne Lavoie nous écoute.", "Dre. Anne Lavoie"),
        ("Madame Côté-Roy l’a dit.", "Madame Côté-Roy"),
        ("Écrire à odette@exemple.org", "odette@exemple.org"),
        ("Appeler le 418 555-1234 le soir.", "418 555-1234"),
        ("Ou (514) 555-9876", "(514) 555-9876"),
        ("Carte TREM 1234 5678 perdue", "TREM 1234 5678"),
        ("carte TREM12345678", "TREM12345678"),
        ("C’est rosalie  quéméneur qui l’a fait.", "rosalie  quéméneur"),
        ("Avec Jean-Sébastien Roy.", "Jean-Sébastien Roy"),
    ],
)
def test_what_names_somebody_is_found(text, found):
    assert named(text, PEOPLE) == found


@pytest.mark.parametrize(
    "text",
    [
        "À Montréal, rue Saint-Denis, on se parle.",
        "Le Centre Jean-Lesage et le CLSC des Faubourgs.",
        "Mme la ministre devrait venir; M. le maire aussi.",
        "Madame, monsieur, on nous répond toujours pareil.",
        "Marc est venu, et les marches sont glacées.",
        "L’école Madame Curie ouvre sa cour.",
        "Le parc de Monsieur Roy est fermé.",
        "En 2024-2025, 1 250 personnes; 12 345 678 $.",
        "De 13:30 à 15:00, salle 418.",
        "Le Dr est parti. Me voici.",
        "Maude, M. Sc., agente; une M. A. en travail social.",
        "Vieillir chez soi : frapper à la porte d’à côté.",
        "Le Programme national de santé publique 2015-2025.",
        "Me Too a changé des choses au Québec.",
        "",
    ],
)
def test_ordinary_words_raise_no_alarm(text):
    assert named(text, PEOPLE) == ""


def test_long_texts_are_read_at_once():
    assert named("Mme la " * 280, [f"Prénom{n} Nom{n}" for n in range(1000)]) == ""
