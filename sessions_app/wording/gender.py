"""How French nouns and adjectives vary: the feminine that a shortened ending stands for, plurals.

A rule says: a masculine that ends so, followed by one of these endings, has this feminine. Where no
rule fits, the ending means nothing: « dis-le » and « est-ce » are no shortened forms. Feminines are
those of the OQLF (Vitrine linguistique, « Féminisation des appellations de personnes »).
"""

import re
from functools import lru_cache

# Endings as they are typed · end of the masculine · letters that go · what comes in their place.
_RULES = [
    (frozenset(endings.split()), re.compile(f"(?:{tail})$"), cut, added)
    for endings, tail, cut, added in [
        ("fe e", "chef", 0, "fe"),
        ("e ve ive", "f", 1, "ve"),
        ("e se euse ieuse", "eux", 1, "se"),
        ("e se", "jaloux", 1, "se"),
        ("sse", "roux|faux", 1, "sse"),
        ("ce", "doux", 1, "ce"),
        ("e ère ere ière iere", "er", 2, "ère"),
        ("trice rice ice atrice itrice", "teur", 3, "rice"),
        ("euse se teuse", "eur", 1, "se"),
        ("e eure ure teure", "eur", 0, "e"),
        ("ne nne enne ienne onne anne", "[eoa]n", 0, "ne"),
        ("le lle elle", "el|eil|ul|gentil", 0, "le"),
        ("elle le lle", "eau", 2, "lle"),
        ("te tte ette", "[eo]t", 0, "te"),
        ("te", "favori", 0, "te"),
        ("tte", "^ce", 0, "tte"),
        ("e ète ete", "plet|cret|quiet|suet|préfet", 2, "ète"),
        ("sse esse se", "hôte|maître|maire|prêtre|traître", 0, "sse"),
        ("e que ue", "public|turc|laïc|syndic", 1, "que"),
        ("que", "grec", 0, "que"),
        ("he che", "blanc|franc", 0, "he"),
        ("ue gue", "long", 0, "ue"),
        ("se sse", "gros|gras|épais", 0, "se"),
        ("ale", "al", 0, "e"),
        ("oise aise", "ois|ais", 0, "e"),
        ("ante ente", "ant|ent", 0, "e"),
        ("ine aine ane", "in|an", 0, "e"),
        ("ée ue ie", "é|u|i", 0, "e"),
        ("e", "[bcdglmnprstzéiu]", 0, "e"),
    ]
]
ENDINGS = sorted({end for ends, *_rest in _RULES for end in ends}, key=lambda e: (-len(e), e))
# Two letters are enough for these only: « p.e » is no participle.
_SHORT = frozenset(["un", "ce", "né", "nu", "lu", "vu", "su", "dû", "tu"])
_PLURALS = {"tout": "tous", "tou": "tous", "ce": "ces", "cet": "ces"}
_PREPOSITION = re.compile(r"(\s(?:de|du|des|en|à|au|aux|sans|qui|pour)\s|\sd’|\sà\sl’)")
_VARIABLE = re.compile(r"\b(?!\w+ment\b)\w[\w’]*")  # an adverb does not vary
_ENDING = re.compile(r"(?:trice|ière|ère|euse|ive|ouse|elle|ète|esse|que|che|ve)$")
_ALS = frozenset(["banal", "bancal", "fatal", "final", "glacial", "natal", "naval"])


@lru_cache(4096)  # a text asks the same of its words again and again
def feminine(masculine: str, ending: str) -> str:
    """Return the feminine that ``masculine`` with this ending means, in lower case; else nothing."""
    if len(masculine) < 3 and masculine not in _SHORT:
        return ""
    if masculine == "tou" and ending == "te":
        return "toute"
    for endings, tail, cut, added in _RULES:
        if ending in endings and tail.search(masculine):
            return masculine[: len(masculine) - cut] + added
    return ""


def feminines(masculine: str) -> set[str]:
    """Return every feminine that the rules give to ``masculine``."""
    return {feminine(masculine, ending) for ending in ENDINGS} - {""}


def plural(word: str) -> str:
    """Return the plural of a noun, an adjective or a pronoun."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al") and word not in _ALS:
        return f"{word[:-1]}ux"
    return f"{word}x" if word.endswith(("eau", "lieu")) else f"{word}s"


def plural_group(words: str) -> str:
    """Return the plural of a group: « personne aînée » gives « personnes aînées ».

    What follows a preposition stays: « membre du personnel » gives « membres du personnel ».
    """
    head, *rest = _PREPOSITION.split(words, maxsplit=1)
    return _VARIABLE.sub(lambda word: plural(word.group()), head) + "".join(rest)


def ending_of(masculine: str, female: str) -> str:
    """Return what is written after the masculine for short: ``e``, ``trice``; else ``female``."""
    if female.startswith(masculine):
        return female[len(masculine) :]
    found = _ENDING.search(female)
    usual = found is not None and feminine(masculine, found.group()) == female
    return found.group() if found and usual else female
