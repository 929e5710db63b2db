"""What is proposed for a shortened form: in full, neutral, with brackets, with points."""

import pytest

from sessions_app.wording.inclusive import FULL, HISTORIC, PARENTHESES, applied, find


def proposed(text, profile=FULL, kind=None):
    """Return the text with each proposal of its first finding applied."""
    first = find(text, profile)[0]
    return [applied(text, one) for one in first.proposals if kind in (None, one.kind)]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("les acteur.trice.s", "les acteurs et les actrices"),
        ("Les élu.e.s", "Les élus et les élues"),
        ("une multiplicité d'acteur.trice.s", "une multiplicité d’acteurs et d’actrices"),
        ("aux chercheur.se.s", "aux chercheurs et aux chercheuses"),
        ("des participant·e·s", "des participants et des participantes"),
        ("l'auteur.e", "l’auteur ou l’auteure"),
        ("de l’auteur.e", "de l’auteur ou de l’auteure"),
        ("du citoyen.ne", "du citoyen ou de la citoyenne"),
        ("au directeur.trice", "au directeur ou à la directrice"),
        ("un.e participant.e", "un participant ou une participante"),
        ("le/la directeur/trice", "le directeur ou la directrice"),
        ("Certain.e.s participant.e.s", "Certains participants et certaines participantes"),
        ("ce(tte) citoyen(ne)", "ce citoyen ou cette citoyenne"),
        ("son/sa voisin.e", "son voisin ou sa voisine"),
        ("nos infirmier.ière.s", "nos infirmiers et nos infirmières"),
        ("plusieurs usager.ère.s", "plusieurs usagers et usagères"),
        ("(participant.e.s)", "(participants et participantes)"),
        ("les Québécois.e.s", "les Québécois et les Québécoises"),
        ("AUTEUR.E.S", "AUTEURS ET AUTEURES"),
        ("Chacun.e parle", "Chacun et chacune parle"),
        ("Tou.te.s parlent", "Tous et toutes parlent"),
        ("iel parle", "il ou elle parle"),
        ("ceux.elles qui parlent", "ceux et celles qui parlent"),
    ],
)
def test_a_full_doublet_takes_its_determiner_along(text, full):
    assert full in proposed(text, kind="doublet")


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("aux participant.e.s", "aux personnes participantes"),
        ("un.e élu.e", "une personne élue"),
        ("les chercheur.e.s", "l’équipe de recherche"),
        ("des infirmier.ière.s", "du personnel infirmier"),
        ("aux directeur.trice.s", "à la direction"),
        ("ces citoyen.ne.s", "cette population"),
        ("d'habitant.e.s", "de personnes du quartier"),
        ("Les auteur.e.s remercient", "L’équipe de rédaction remercient"),
        ("Chacun.e parle", "Chaque personne parle"),
        ("les consultant.e.s", "les personnes-ressources"),
        ("des employeur.se.s", "des milieux de travail"),
        ("les arrivant.e.s", "les personnes récemment arrivées"),
    ],
)
def test_neutral_words_take_the_determiner_that_suits_them(text, neutral):
    assert neutral in proposed(text, kind="neutral")


def test_neutral_words_ask_for_the_sentence_to_be_read_again_and_doublets_do_not():
    (finding,) = find("Les élu.e.s sont là.")
    assert {one.kind: one.check for one in finding.proposals} == {"doublet": False, "neutral": True}


@pytest.mark.parametrize(
    "text", ["plusieurs citoyen.ne.s", "chaque citoyen.ne", "peu de citoyen.ne.s"]
)
def test_a_word_for_many_people_is_not_counted(text):
    assert proposed(text, kind="neutral") == []


def test_an_adjective_agrees_with_the_doublet_whose_masculine_comes_last():
    noun, adjective = find("entre les acteur.trice.s intersectoriel.le.s")
    assert noun.proposals[0].text == "les actrices et les acteurs"
    assert adjective.kind == "adjective"
    assert [one.text for one in adjective.proposals] == ["intersectoriels", "intersectorielles"]
    assert find("elles sont invité.e.s")[0].kind == "adjective"


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("les élu.e.s", "les élu(e)s"),
        ("les acteur.trice.s", "les acteurs(-trices)"),
        ("un.e auteur.e", "un(e) auteur(e)"),
        ("le/la directeur/trice", "le (la) directeur(-trice)"),
        ("tou.te.s", "tous (toutes)"),
        ("les citoyen·ne·s", "les citoyen(ne)s"),
        ("les infirmier-ière-s", "les infirmiers(-ières)"),
        ("les acteurs(trices)", "les acteurs(-trices)"),
        ("il/elle", "il (elle)"),
    ],
)
def test_brackets_are_written_as_the_oqlf_does(text, brackets):
    assert proposed(text, PARENTHESES)[0] == brackets
    assert find(brackets, PARENTHESES) == []


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("les acteurs/trices", "les acteur.trice.s"),
        ("les élu·e·s", "les élu.e.s"),
        ("les étudiantEs", "les étudiant.e.s"),
        ("un(e) citoyen(ne)", "un.e citoyen.ne"),
    ],
)
def test_the_historic_profile_keeps_points_and_puts_them_elsewhere(text, points):
    assert proposed(text, HISTORIC)[0] == points
    assert find(points, HISTORIC) == []
