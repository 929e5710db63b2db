"""Puts the forms of a text together as they are read: « un.e élu.e » is a determiner and its noun.

Forms between « » or quotation marks are somebody's own words: they are left out of what is proposed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .articles import KINDS, before
from .persons import persons
from .pronouns import WORDS
from .shortened import Form, forms

NOUN, ADJECTIVE, WORD = "noun", "adjective", "word"
_QUOTED = re.compile(r"«[^»]*(?:»|$)|“[^”]*(?:”|$)|\"[^\"\n]*\"")
_AFTER_WORD = re.compile(r"(?P<word>[^\W\d_]+)[ \u00a0]$")
# After these a new noun begins; after another word, a form is likely to agree with what precedes.
_OPENERS = {*("et", "ou", "ni", "avec", "par", "pour", "sans", "entre", "chez", "comme", "que")}
_OPENERS |= {"selon", "dont", "où", "mais", "car"}
_COUNTERS = {
    *("plusieurs", "quelques", "divers", "diverses", "différents", "différentes", "autres")
}
_COUNTERS |= {"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "vingt"}
_COUNTERS |= {"cent", "mille", "jeunes", "anciens", "anciennes", "nouveaux", "nouvelles"}
_PARTICIPLES = ("é", "it", "is", "i", "u")
_SMALL = frozenset({*WORDS, *KINDS, "tout", "quel", "quelqu’un"})


@dataclass(frozen=True, slots=True)
class Group:
    """A form, with the form that determines it if there is one.

    ``start`` is where its determiner begins, in either form, and ``determiner`` its kind (empty
    where there is none); ``counted`` says that a word of number is there instead (« plusieurs »).
    ``agrees`` says that an adjective follows, in a form of its own.
    """

    forms: tuple[Form, ...]
    kind: str
    start: int
    determiner: str
    counted: bool = False
    agrees: bool = False

    @property
    def head(self) -> Form:
        """Return the noun, or the only form."""
        return self.forms[-1]


def groups(text: str, *, quotations: bool = False) -> list[Group]:
    """Return the groups of the text, in order; those in quotations only if asked for."""
    found: list[Group] = []
    for several in _together(text, quotations):
        follows = bool(found) and text[found[-1].head.end : several[0].start] == " "
        group = _group(text, several, follows)
        if follows and group.kind == ADJECTIVE:
            found.append(replace(found.pop(), agrees=True))
        found.append(group)
    return found


def _together(text: str, quotations: bool) -> Iterator[tuple[Form, ...]]:
    quoted = [] if quotations else [match.span() for match in _QUOTED.finditer(text)]
    determiner: Form | None = None
    for form in forms(text):
        if any(start <= form.start < end for start, end in quoted):
            continue
        if determiner and text[determiner.end : form.start] == " " and form.lemma not in _SMALL:
            yield determiner, form
            determiner = None
            continue
        if determiner:
            yield (determiner,)
        determiner = form if form.lemma in KINDS else None
        if not determiner:
            yield (form,)
    if determiner:
        yield (determiner,)


def _group(text: str, several: tuple[Form, ...], follows: bool) -> Group:
    head, first = several[-1], several[0]
    if len(several) > 1:
        return Group(several, NOUN, first.start, KINDS[first.lemma])
    if head.lemma in _SMALL:
        return Group(several, WORD, first.start, "")
    start, determiner = before(text, head.start)
    after = _AFTER_WORD.search(text, 0, head.start)
    word = after["word"].lower() if after and not determiner else ""
    counted = word in _COUNTERS
    loose = bool(word) and not counted and word not in _OPENERS
    said_of = loose and (head.lemma not in persons() or head.lemma.endswith(_PARTICIPLES))
    if not determiner and (follows or said_of):
        return Group(several, ADJECTIVE, head.start, "")
    return Group(several, NOUN, start, determiner, counted or loose)
