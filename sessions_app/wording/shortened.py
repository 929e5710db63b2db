"""Finds shortened doublets and mixed forms in French text, in every spelling that we know of.

« acteur.trice.s », « acteur·trice·s », « acteur-trice-s », « acteurs/trices », « acteurs(-trices) »,
« acteur/actrice », « étudiantEs », « le/la », « iel », « lecteurices ». Addresses are never searched.
A point or a hyphen between two words means nothing of itself: a form is found only where the ending
fits the masculine before it (:mod:`gender`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .gender import ENDINGS, feminine, feminines, plural
from .links import ADDRESS
from .persons import persons
from .pronouns import BOTH, FUSED, WORDS

BRACKETS, CAPITAL, FUSION = "brackets", "capital", "fusion"
_SIGNS = {"point": ".", "middot": "·•∙⋅‧・", "hyphen": "-‐‑", "slash": "/", BRACKETS: "(["}
CONVENTIONS = {sign: name for name, signs in _SIGNS.items() for sign in signs}
_SIGN = r"[.·•∙⋅‧・‐‑/-]"
_LETTER = r"[^\W\d_]"
_END = "|".join(ENDINGS)
_STEM = rf"\b(?P<stem>quelqu['’]un|{_LETTER}{{2,24}}(?:[-‐‑]{_LETTER}{{2,24}}){{0,3}}?)"
_LAST = r"(?!\w)(?!(?P=sign)(?-i:[a-zà-ÿ]))"  # not in the middle of an address or of a file's name
_PATTERNS = [
    re.compile(
        rf"{_STEM}(?P<sign>{_SIGN})(?P<end>{_END})(?P<s>s)?(?:{_SIGN}(?P<t>[sx])|\(s\))?{_LAST}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_STEM}(?P<gap>[ \u00a0]?)(?P<sign>[(\[])-?(?P<end>{_END})(?P<s>s)?[)\]]"
        rf"(?:(?P<t>[sx])|\(s\))?(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<stem>[A-ZÀ-Ý]?[a-zà-ÿœ]{{2,}})(?P<sign>)(?P<end>{_END.upper()})(?P<s>[sS])?(?!\w)"
    ),
]
_ONE = rf"{'|'.join(WORDS)}|{_LETTER}{{3,24}}(?:-{_LETTER}{{2,24}}){{0,2}}"
_PAIR = re.compile(
    rf"\b(?P<one>{_ONE}?)(?:(?P<sign>{_SIGN})|[ \u00a0]?(?P<wide>[/(\[])[ \u00a0]?)"
    rf"(?P<other>{_ONE})(?P<s>(?<=elle){_SIGN}s)?(?P<close>[)\]]?){_LAST}",
    re.IGNORECASE,
)
_FUSED = re.compile(rf"\b(?:{'|'.join(FUSED)})\b", re.IGNORECASE)
_FUSED_END = re.compile(rf"\b(?P<stem>{_LETTER}+eur)(?:eus|ic)e(?P<s>s)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """A form at ``text[start:end]``, and what it stands for, in lower case.

    ``masculine`` and ``feminine`` have the number of the form; ``lemma`` and ``female`` are singular
    (for pronouns they are as in the form).
    """

    start: int
    end: int
    convention: str
    lemma: str
    female: str
    masculine: str
    feminine: str
    plural: bool


def forms(text: str) -> list[Form]:
    """Return the forms of the text in order; none overlaps another or an address."""
    kept: list[Form] = []
    taken = [match.span() for match in ADDRESS.finditer(text)]
    for form in sorted(_all(text), key=lambda form: (form.start, -form.end)):
        if all(form.end <= start or end <= form.start for start, end in taken):
            taken.append((form.start, form.end))
            kept.append(form)
    return kept


def _all(text: str) -> Iterator[Form]:
    for pattern in _PATTERNS:
        yield from filter(None, map(_with_ending, pattern.finditer(text)))
    yield from filter(None, map(_pair, _PAIR.finditer(text)))
    for match in _FUSED.finditer(text):
        yield _small(match.span(), FUSION, FUSED[match.group().lower()])
    yield from filter(None, map(_fused, _FUSED_END.finditer(text)))


def _with_ending(match: re.Match[str]) -> Form | None:
    parts = match.groupdict()
    stem, end, sign = parts["stem"], parts["end"], parts["sign"]
    if sign and not end.islower() and not stem.isupper():
        return None  # a sentence that begins without its space: « fini.Elle »
    if parts.get("gap") and len(end) < 4:
        return None  # « l'annexe (e) »
    many = bool(parts["s"] or parts.get("t") or match.group().lower().endswith("(s)"))
    stem = stem.lower().replace("'", "’")
    for lemma in _singulars(stem, many):
        if found := _feminine(lemma, end.lower()):
            convention = CONVENTIONS.get(sign, CAPITAL)
            return _form(match.span(), convention, lemma, found, many or lemma != stem)
    return None


def _singulars(stem: str, many: bool) -> list[str]:
    """Return what the singular of the stem may be: « acteurs/trices » is of « acteur »."""
    if stem == "tous":
        return ["tou"]
    if stem.endswith(("ais", "ois")):
        return [stem]
    short = [stem[:-1]] if stem.endswith("s") or (many and stem.endswith("aux")) else []
    return [stem, *short] if not many or stem in persons() else [*short, stem]


def _feminine(lemma: str, end: str) -> str:
    """Return the feminine meant, as the list of persons spells it where it knows the word."""
    found = feminine(lemma, end)
    person = persons().get(lemma)
    return person.feminines[0] if found and person and found not in person.feminines else found


def _form(span: tuple[int, int], convention: str, lemma: str, female: str, many: bool) -> Form:
    lemma = {"tou": "tout"}.get(lemma, lemma)
    both = (plural(lemma), plural(female)) if many else (lemma, female)
    return Form(*span, convention, lemma, female, *both, many)


def _small(span: tuple[int, int], convention: str, meant: tuple[str, str, bool]) -> Form:
    male, female, many = meant
    return Form(*span, convention, male, female, male, female, many)


def _pair(match: re.Match[str]) -> Form | None:
    one, other = match["one"].lower(), match["other"].lower()
    start, end = match.span()
    if " " in one and (one, other) not in BOTH:  # « parler de la/le » has no « de la »
        start, one = start + one.index(" ") + 1, one.split(" ")[1]
    sign = match["sign"] or match["wide"]
    if (sign in "([") != bool(match["close"]):
        return None
    if match["s"]:
        one, other = f"{one}s", f"{other}s"
    if (one, other) in BOTH:
        return _small((start, end), CONVENTIONS[sign], BOTH[one, other])
    for first, second in ((one, other), (other, one)):
        for lemma in {first, first.removesuffix("s")}:
            many = lemma != first
            known = {*feminines(lemma), *getattr(persons().get(lemma), "feminines", ())}
            if (second.removesuffix("s") if many else second) in known - {lemma}:
                female = second.removesuffix("s") if many else second
                return _form(match.span(), CONVENTIONS[sign], lemma, female, many)
    return None


def _fused(match: re.Match[str]) -> Form | None:
    lemma = match["stem"].lower()
    person = persons().get(lemma)
    if person is None and not (lemma.endswith("teur") and "ice" in match.group().lower()):
        return None
    female = person.feminines[0] if person else feminine(lemma, "trice")
    return _form(match.span(), FUSION, lemma, female, bool(match["s"]))
