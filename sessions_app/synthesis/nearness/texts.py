"""The words of a note as they are compared: without accents, endings or words that say nothing.

The beginning of a word stands for it and for its inflections; its groups of three letters find it
again through a typing error. A French stemmer was measured beside this and found no more.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

STEM = 6  # letters; « financement », « financer » and « financier » share them
LETTERS = 3
KEPT = 8192  # texts remembered, the busiest boards hold 2 000
# French and English words that any note may hold, as they are without accents.
_SAY_NOTHING = (
    "a ai ainsi alors apres as au aussi autre autres aux avant avec avez avoir avons beaucoup "
    "bien c ca ce cela celle celui ces cest cet cette chaque chez comme comment d dans de deja "
    "depuis des dire donc dont du elle elles en encore entre es est et etaient etait etant ete "
    "etre eu eux fait faire faites fasse faudrait faut font ici il ils j jamais je juste l la le "
    "les leur leurs lui m ma mais me meme memes mes mettre moi mon n ne ni non nos notre nous on "
    "ont ou par parce pas peu peut peuvent pis plus pour pourquoi puis qu quand que quel quelle "
    "quelque quelques quelqu quels qui quoi s sa sans se sera ses si sinon soit son sont sous souvent "
    "sur surtout t ta te tel telle tes toi ton toujours tous tout toute toutes tres trop tu un "
    "une va vers veut veulent voir vos votre vous vont vraiment y about all an and are be been "
    "but by can do for from has have if in is it its more no not of or our so that the their them "
    "there they this to too was we were what when which who will with you your "
)
SAY_NOTHING = frozenset(_SAY_NOTHING.split())
_WORD = re.compile(r"[^\W_]+")


def bare(text: str) -> str:
    """Return ``text`` in small letters without accents or ligatures."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(one for one in letters if not unicodedata.combining(one))


@lru_cache(KEPT)
def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that say something, as they are compared."""
    found = _WORD.findall(bare(text))
    return tuple(word for word in found if len(word) > 1 and word not in SAY_NOTHING)


def stem(word: str) -> str:
    """Return what stands for a word and its inflections."""
    return (word[:-1] if word[-1] in "sx" and len(word) > 3 else word)[:STEM]


def letter_groups(word: str) -> list[str]:
    """Return the groups of three letters of a word; a star marks that a group is not a stem."""
    edged = f"^{word}$"
    found = (f"*{edged[i : i + LETTERS]}" for i in range(len(edged) - LETTERS + 1))
    return list(dict.fromkeys(found))


@lru_cache(KEPT)
def pieces(text: str) -> dict[str, int]:
    """Return how many times each stem and each group of letters is in ``text``. Not to be changed."""
    counted: Counter[str] = Counter()
    for word in words(text):
        counted[stem(word)] += 1
        counted.update(letter_groups(word))
    return counted


def shared_words(text: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return the words of ``text``, as it writes them, that one of ``others`` has too."""
    known = {stem(word) for other in others for word in words(other)}
    found: dict[str, str] = {}
    for written in _WORD.findall(text):
        for word in words(written):
            if stem(word) in known:
                found.setdefault(stem(word), written.lower())
    return tuple(found.values())
