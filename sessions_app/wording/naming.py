"""Words that may name a person, so that whoever wrote them can look again; never a verdict.

Few false alarms matter more than finding all: a title before a capital, an address, a telephone or
health insurance number (RAMQ: four letters, eight digits), and the names that a café's own list has.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

CAPITAL = r"[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ]"
WORD = rf"{CAPITAL}[\w’'-]*"
# « M. Sc. » and « M. A. » are degrees.
DEGREE = rf"(?:Sc|Éd|Ed|Ps|Phil|Ing|Serv|Mus|[A-Z])\.(?![ \u00a0]{CAPITAL})"
# « Mme la ministre » and « M. le maire » name an office; a place may bear a person's name.
TITLED = re.compile(
    rf"(?<!\w)(?:M\.|MM\.|Mr\.?|Mme\.?|Mmes|Mlle|Dr\.?|Dre\.?|Monsieur|Madame|Docteure?|Maître)"
    rf"[ \u00a0](?!{DEGREE}){WORD}(?:[ \u00a0]{WORD})?"
)
PLACES = re.compile(
    r"(?:rue|avenue|boulevard|boul\.|chemin|place|parc|école|centre|hôpital|clinique|pavillon|CLSC|"
    r"CHSLD|CPE|maison|salle|pont|bibliothèque|résidence|cégep|fondation|collège|loi)"
    r"[ \u00a0](?:du[ \u00a0]|de[ \u00a0]la[ \u00a0]|de[ \u00a0]|d’)?$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(
    r"(?<![\d-])(?:1[ .-])?\(?[2-9]\d{2}\)?[ \u00a0.-]?[2-9]\d{2}[ \u00a0.-]\d{4}(?![\d-])"
)
HEALTH_CARD = re.compile(r"(?<!\w)[A-Z]{4}[ \u00a0-]?\d{4}[ \u00a0-]?\d{4}(?!\d)")
PATTERNS = (TITLED, ADDRESS, TELEPHONE, HEALTH_CARD)


def named(text: str, people: Iterable[str] = ()) -> str:
    """Return the first words of ``text`` that may name a person; empty where there are none.

    ``people`` are names of the café's list. Only a first name with a last name counts: a first name
    alone is too often a word, a saint or somebody else.
    """
    found = [match for pattern in PATTERNS for match in pattern.finditer(text)]
    pattern = _of_list(tuple(sorted(set(people))))
    if pattern:
        found += pattern.finditer(text)
    clear = (one for one in found if not PLACES.search(text, 0, one.start()))
    first = min(clear, key=lambda one: one.start(), default=None)
    return first[0].rstrip(".,;:’'-") if first else ""


@lru_cache(maxsize=64)
def _of_list(people: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the full names of a list, whatever their case and the spaces between."""
    full = [one.split() for one in people if len(one.split()) > 1]
    if not full:
        return None
    either = "|".join(r"[ \u00a0]+".join(map(re.escape, words)) for words in full)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
