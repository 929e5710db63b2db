"""Texts come out set by the Québec rules, once and for all, with every letter and digit kept."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sessions_app.wording import links
from sessions_app.wording.typography import clean, typeset

SIGNS = st.text(alphabet="aé1Zœ '\"«»;:!?.…()%$/@-\n\t\u00a0\u202fhno°\u0301\ufdd0✓", max_size=40)
PIECES = (
    "13h30 9h § p. ex. nos CA $ Mlle ‰ "
    "mot l' « » \" : ; ? ! ... 12 000 % h no M. é A Ana ( ) , 13:30 3:1 x@y.ca http://a.ca/b?c=d:e"
)
WORDS = st.lists(st.sampled_from([*PIECES.split(), "\u00a0", "\n"]), max_size=14)
TEXTS = st.one_of(st.text(), SIGNS, WORDS.map("".join), WORDS.map(" ".join))


def kept(text):
    return [c for c in unicodedata.normalize("NFC", text) if c.isalnum()]


@given(TEXTS)
@example("http://a ?b")
@example('"a "b" c"')
@example("13 h 30 : 1 000 000 $ ...")
def test_setting_twice_changes_nothing_more(text):
    assert typeset(typeset(text)) == typeset(text)


@given(TEXTS)
def test_no_letter_and_no_digit_is_lost_or_changed(text):
    assert kept(typeset(text)) == kept(clean(text))


@given(TEXTS)
@example("http:// ;a")
def test_no_address_is_changed_made_or_lost(text):
    assert links.ADDRESS.findall(typeset(text)) == links.ADDRESS.findall(clean(text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"])))
def test_cleaning_keeps_every_visible_character(text):
    noncharacters = {c for c in text if 0xFDD0 <= ord(c) <= 0xFDEF or ord(c) & 0xFFFE == 0xFFFE}
    spaces = str.maketrans("\u2028\u2029", "\n\n")
    visible = "".join(c for c in text if c not in noncharacters).translate(spaces)
    assert clean(text) == unicodedata.normalize("NFC", visible)


@given(TEXTS)
def test_cutting_out_the_links_gives_the_text_back(text):
    assert "".join(piece for piece, _ in links.split(text)) == text


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("Pourquoi ? Parce que ; voilà !", "Pourquoi? Parce que; voilà!"),
        ("Quoi ?!", "Quoi?!"),
        ("Voici : un, deux", "Voici\u00a0: un, deux"),
        ("Voici: un", "Voici\u00a0: un"),
        ("Voici\u202f: un", "Voici\u00a0: un"),
        ("C'est :", "C’est\u00a0:"),
        ('Il dit "oui" et part', "Il dit «\u00a0oui\u00a0» et part"),
        ("«oui» et « non »", "«\u00a0oui\u00a0» et «\u00a0non\u00a0»"),
        ('l\'"école"', "l’«\u00a0école\u00a0»"),
        ("« Vraiment ? » : oui", "«\u00a0Vraiment?\u00a0»\u00a0: oui"),
        ("aujourd'hui, l'île et d'où", "aujourd’hui, l’île et d’où"),
        ("12 % et 50% à 5 $", "12\u00a0% et 50\u00a0% à 5\u00a0$"),
        ("20 min, 3 km, 13 h 30", "20\u00a0min, 3\u00a0km, 13\u00a0h\u00a030"),
        ("1 000 000 personnes", "1\u00a0000\u00a0000 personnes"),
        ("subvention no 895, p. 12", "subvention no\u00a0895, p.\u00a012"),
        ("M. Roy, Mme Côté, Ph. D", "M.\u00a0Roy, Mme\u00a0Côté, Ph.\u00a0D"),
        ("et ainsi de suite...", "et ainsi de suite…"),
        ("de 9h à 13h30", "de 9\u00a0h à 13\u00a0h\u00a030"),
        ("Quoi ? !", "Quoi?!"),
        ("50 000$, 5 $ CA, 25 ¢", "50\u00a0000\u00a0$, 5\u00a0$\u00a0CA, 25\u00a0¢"),
        ("nos 895 et 896, No 3, nº 4", "nos\u00a0895 et 896, No\u00a03, nº\u00a04"),
        ("art. 3, al. 2, §4", "art.\u00a03, al.\u00a02, §\u00a04"),
        ("p. ex. ici, c.-à-d. là", "p.\u00a0ex. ici, c.-à-d. là"),
        ("Dr Li, Dre Roy, Mlle Côté", "Dr\u00a0Li, Dre\u00a0Roy, Mlle\u00a0Côté"),
        ("2 millions, 6 semaines, 4 ha", "2\u00a0millions, 6\u00a0semaines, 4\u00a0ha"),
        ("du 1er mai au 21 septembre 2018", "du 1er\u00a0mai au 21\u00a0septembre 2018"),
        ("  deux   espaces \n et une ligne ", "deux espaces\net une ligne"),
    ],
)
def test_the_rules_of_the_oqlf(typed, published):
    assert typeset(typed) == published


@pytest.mark.parametrize(
    "text",
    [
        "à 13:30 et à 9:05:10",
        "le modèle X13h30, 25h70, la 9h-là",
        "un rapport de 3:1",
        "https://exemple.ca/a?b=c;d:e!f'g...h et www.exemple.ca",
        "écrivez à ana.roy+cafe@exemple.ca",
        "un écran de 15\" et 12' de long",
        'une citation "jamais fermée',
        "acteur.trice.s, participant·e·s, (e)",
        "C:\\dossier",
        "un clin d’œil ;-) et :)",
        "J.C. et B.",
        "1.5 mai, 32 mai, 5 maisons",
    ],
)
def test_what_must_stay_as_typed(text):
    assert typeset(text) == text


def test_a_space_is_not_taken_from_behind_an_address():
    assert links.split(typeset("Voir http://a.ca ?oui"))[1] == ("http://a.ca", "http://a.ca")


def test_another_language_is_cleaned_but_keeps_its_own_signs():
    assert typeset('Why: "it\'s"  fine !\x07', "en-CA") == 'Why: "it\'s" fine !'


def test_control_and_direction_forcing_characters_go():
    assert clean("a\x00b\x1bc\u202ed\ufeffe\ud800f\r\ng\th\u00ad") == "abcdef\ng h"


def test_a_letter_and_its_accent_become_one_character():
    assert clean("e\u0301te\u0301") == "été"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Voir http://a.ca/b, puis.", ["http://a.ca/b"]),
        ("(www.exemple.ca)", ["http://www.exemple.ca"]),
        ("À ana@exemple.ca.", ["mailto:ana@exemple.ca"]),
        ("javascript:alert(1) et ftp://x", []),
    ],
)
def test_only_web_and_mail_addresses_become_links(text, targets):
    assert [target for _, target in links.split(text) if target] == targets
