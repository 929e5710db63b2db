"""Shortened doublets are found in all their spellings, and nothing else is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.wording.gender import plural
from sessions_app.wording.inclusive import FULL, HISTORIC, PARENTHESES, applied, conventions, find
from sessions_app.wording.persons import persons
from sessions_app.wording.shortened import forms
from sessions_app.wording.spellings import bracketed, pointed
from tests.fiche import reference

ORDINARY = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").splitlines()
SPELLINGS = {
    "acteurs actrices": "acteur.trice.s acteur·trice·s acteur•trice•s acteur-trice-s acteurs/trices "
    "acteurs(trices) acteurs(-trices) acteurs/actrices actrices/acteurs acteurTRICEs acteur.ice.s "
    "acteur.rice.s acteurs-trices acteurs.trices ACTEUR.TRICE.S acteur/trice/s acteurices",
    "participants participantes": "participant.e.s participant.es participant-e-s participantEs "
    "participant(e)s participants(es) participant(e)(s) participant[e]s participant·e·s participant/e/s "
    "participants-es participants/participantes",
    "chercheurs chercheures": "chercheur.e.s chercheur·e·s",
    "chercheurs chercheuses": "chercheur.se.s chercheur.euse.s chercheureuses chercheur-euse-s",
    "auteurs auteures": "auteur.e.s AUTEUR.E.S Auteur.e.s",
    "élus élues": "élu.e.s ÉLU.E.S élu(e)s",
    "citoyens citoyennes": "citoyen.ne.s citoyen.nes citoyens/nes citoyen·ne·s citoyen.enne.s",
    "professionnels professionnelles": "professionnel.le.s professionnel·le·s professionnelLEs",
    "intersectoriels intersectorielles": "intersectoriel.le.s intersectoriel-le-s",
    "infirmiers infirmières": "infirmier.ière.s infirmier.ère.s infirmier·ère·s infirmier(-ière)s",
    "actifs actives": "actif.ve.s actif.ive.s actif.e.s",
    "nombreux nombreuses": "nombreux.ses nombreux.se.s nombreux.euses",
    "régionaux régionales": "régional.e.s régional·e·s",
    "québécois québécoises": "québécois.e.s québécois·es",
    "hôtes hôtesses": "hôte.sse.s hôte.esse.s",
    "vice-présidents vice-présidentes": "vice-président.e.s vice-président-e-s",
    "tous toutes": "tous.tes tou.te.s tou·te·s tout.e.s tous/toutes tous(tes) toustes tou-te-s",
    "ceux celles": "ceux.elles ceux/celles celleux ceux-elles ceux(celles)",
    "ils elles": "ils/elles il.elle.s iels elles/ils",
    "il elle": "il/elle iel il.elle il(elle)",
    "le la": "le/la la/le le.la le(la)",
    "un une": "un.e un(e) un/une un·e un-e",
    "certains certaines": "certain.e.s Certain·e·s",
}


@pytest.mark.parametrize(
    ("meant", "form"), [(meant, one) for meant, all_ in SPELLINGS.items() for one in all_.split()]
)
def test_every_spelling_is_found_whole_and_understood(meant, form):
    text = f"Nous parlons de {form}, ici."
    (found,) = forms(text)
    assert text[found.start : found.end] == form
    assert f"{found.masculine} {found.feminine}" == meant


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_french_gives_no_finding(text):
    for profile in (FULL, PARENTHESES, HISTORIC):
        assert find(text, profile) == []


@pytest.mark.skipif(not reference.PATH.exists(), reason="the shared folder is not beside this")
def test_every_form_of_the_fiche_of_2019_is_found_and_nothing_else():
    import re

    text = reference.PATH.read_text(encoding="utf-8")
    pointed_words = re.findall(r"[^\W\d_]+\.(?:e|trice|ne|le)\.s\b", text, re.IGNORECASE)
    assert len(pointed_words) == 28
    assert [text[form.start : form.end] for form in forms(text)] == pointed_words
    assert conventions([text]) == {"point": 28}
    assert find(text, HISTORIC) == []


def test_a_fiche_that_mixes_its_ways_is_told_which():
    found = conventions(["Les élu.e.s et les citoyen·ne·s", "un(e) élu.e, « iel »"])
    assert found == {"point": 2, "middot": 1, "brackets": 1}


def test_quotations_and_addresses_are_left_alone():
    text = 'Il dit « les élu.e.s\npartent » à http://a.ca/élu.e.s et "les élu.e.s"; les élu.e.s?'
    assert [finding.start for finding in find(text)] == [text.rindex("élu")]
    assert find("« une citation jamais fermée, les élu.e.s") == []


TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="aeélstn.·-/()[] «»\"’'EN\n", max_size=60),
    st.lists(st.sampled_from([*" ".join(SPELLINGS.values()).split(), *ORDINARY, "les", "d'"])).map(
        " ".join
    ),
)


@given(TEXTS, st.sampled_from([FULL, PARENTHESES, HISTORIC]))
def test_findings_are_in_order_apart_and_true_to_the_text(text, profile):
    end = 0
    for finding in find(text, profile):
        assert end <= finding.start < finding.end
        assert text[finding.start : finding.end] == finding.form
        assert finding.proposals
        end = finding.end
        for proposal in finding.proposals:
            assert proposal.start <= finding.start < finding.end == proposal.end
            after = applied(text, proposal)
            assert after.startswith(text[: proposal.start])
            assert after.endswith(text[proposal.end :])
            assert len(after) == len(text) - (proposal.end - proposal.start) + len(proposal.text)


VARYING = [
    (one.masculine, one.feminines[0])
    for one in persons().values()
    if one.feminines[0] != one.masculine and " " not in one.masculine
]


@pytest.mark.parametrize(("masculine", "female"), VARYING)
def test_what_we_write_with_brackets_or_points_is_read_back(masculine, female):
    for form in forms(f"{masculine}/{female} et {plural(masculine)}/{plural(female)}"):
        for again in (bracketed(form), pointed(form)):
            (read,) = forms(again)
            assert (read.masculine, read.feminine) == (form.masculine, form.feminine), again


def test_the_list_of_persons_is_long_and_each_line_is_used():
    assert len(persons()) >= 200
    assert sum(bool(one.neutral) for one in persons().values()) >= 150
