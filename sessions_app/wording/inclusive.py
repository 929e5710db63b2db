"""Lists the shortened doublets of a text with what may replace them; nothing is ever rewritten here.

After the OQLF (Vitrine linguistique, « Rédaction épicène »): full doublets and neutral words in
running text; brackets only, written « participant(e)s » and « directeurs(-trices) », where space is
short. A profile (a value of ``WritingProfile``) says which forms are listed and what is proposed
first: ``full`` lists them all, ``parentheses`` those that are not written with brackets, ``historic``
those that are not written with points as in the fiche of 2019.

To use: ``find(text, profile)`` on each field of a French fiche, as it is stored; titles of other
publications (the field ``reference``) are not to be given. Words between quotation marks are left
alone, and so are addresses. To apply a proposal, see that ``text[finding.start:finding.end]`` is still
``finding.form``, then take ``applied(text, proposal)``. More than one key in ``conventions(texts)``
means that a fiche mixes its ways of writing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .articles import with_determiner
from .gender import plural_group
from .groups import ADJECTIVE, NOUN, Group, groups
from .persons import Neutral, persons
from .shortened import BRACKETS, Form
from .spellings import bracketed, doublet, pointed

FULL, PARENTHESES, HISTORIC = "full", "parentheses", "historic"
DOUBLET, NEUTRAL, AGREEMENT, POINTS = "doublet", "neutral", "agreement", "points"
_ORDER = {
    FULL: (DOUBLET, AGREEMENT, NEUTRAL),
    PARENTHESES: (BRACKETS, DOUBLET, AGREEMENT, NEUTRAL),
    HISTORIC: (POINTS, DOUBLET, AGREEMENT, NEUTRAL),
}
_ROUND = str.maketrans("[]'", "()’")
# Before these a noun that stands for many people at once makes no sense: « chaque équipe ».
_ONE_BY_ONE = frozenset({"de", "un", "chaque", "certain", "aucun", "quel"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may stand at ``[start:end]`` of the text: there is the form, often with its determiner.

    ``kind`` is ``doublet``, ``neutral``, ``brackets``, ``points`` or ``agreement`` (an adjective in
    one gender). ``check`` says that gender or number change: the sentence must be read again.
    """

    kind: str
    text: str
    start: int
    end: int
    check: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A shortened form at ``[start:end]``; ``convention`` names the way it is shortened.

    ``kind`` is ``noun``, ``adjective`` (it agrees with another word) or ``word`` (a pronoun, a
    determiner alone).
    """

    start: int
    end: int
    form: str
    convention: str
    kind: str
    proposals: tuple[Proposal, ...]


def find(text: str, profile: str = FULL) -> list[Finding]:
    """Return the forms that ``profile`` does not keep, in order, each with its proposals."""
    found = []
    for group in groups(text):
        if all(_kept(text, form, profile) for form in group.forms):
            continue
        start, end = group.forms[0].start, group.head.end
        every = [_cased(text, proposal) for proposal in _proposals(_named(text, group))]
        ordered = tuple(p for kind in _ORDER[profile] for p in every if p.kind == kind)
        convention = group.head.convention
        found.append(Finding(start, end, text[start:end], convention, group.kind, ordered))
    return found


def conventions(texts: Iterable[str]) -> Counter[str]:
    """Count the forms of each convention; more than one key means that they are mixed."""
    return Counter(
        form.convention for text in texts for group in groups(text) for form in group.forms
    )


def applied(text: str, proposal: Proposal) -> str:
    """Return the text with the proposal in its place, and nothing else changed."""
    return text[: proposal.start] + proposal.text + text[proposal.end :]


def _kept(text: str, form: Form, profile: str) -> bool:
    if profile == HISTORIC:
        return form.convention == "point"
    written = text[form.start : form.end].lower().translate(_ROUND)
    return profile == PARENTHESES and written == bracketed(form)


def _named(text: str, group: Group) -> Group:
    """Return the group with a capital on both nouns where the noun alone has one: « Québécois »."""
    head = group.head
    if text[group.start].isupper() or not text[head.start].isupper():
        return group
    names = ("lemma", "female", "masculine", "feminine")
    named = replace(head, **{name: getattr(head, name).capitalize() for name in names})
    return replace(group, forms=(*group.forms[:-1], named))


def _cased(text: str, proposal: Proposal) -> Proposal:
    """Return the proposal in capitals, or with one, as what it replaces."""
    old, new = text[proposal.start : proposal.end], proposal.text
    if old.isupper():
        new = new.upper()
    elif old[:1].isupper():
        new = new[0].upper() + new[1:]
    return replace(proposal, text=new)


def _proposals(group: Group) -> Iterator[Proposal]:
    head, start, end = group.head, group.forms[0].start, group.head.end
    yield Proposal(BRACKETS, " ".join(map(bracketed, group.forms)), start, end)
    yield Proposal(POINTS, " ".join(map(pointed, group.forms)), start, end)
    if group.kind == ADJECTIVE:
        yield Proposal(AGREEMENT, head.masculine, start, end)
        yield Proposal(AGREEMENT, head.feminine, start, end)
    elif group.kind == NOUN:
        yield Proposal(DOUBLET, _doublet(group), group.start, end)
    else:
        yield Proposal(DOUBLET, doublet(head), start, end)
    if group.kind != ADJECTIVE and (person := persons().get(head.lemma.lower())):
        neutral = (_neutral(group, one) for one in person.neutral)
        yield from (Proposal(NEUTRAL, words, group.start, end, True) for words in neutral if words)


def _doublet(group: Group) -> str:
    """Return both nouns, each with its determiner; the masculine last where an adjective follows."""
    head, kind = group.head, group.determiner
    male = with_determiner(kind, head.masculine, feminine=False, plural=head.plural)
    female = with_determiner(kind, head.feminine, feminine=True, plural=head.plural)
    first, second = (female, male) if group.agrees else (male, female)
    return f"{first} {'et' if head.plural else 'ou'} {second}"


def _neutral(group: Group, neutral: Neutral) -> str:
    """Return the neutral group after the determiner; nothing where the two do not go together."""
    if neutral.whole:
        return neutral.words
    kind, many = group.determiner, group.head.plural and neutral.counted
    if not neutral.counted and (group.counted or kind in _ONE_BY_ONE):
        return ""
    words = plural_group(neutral.words) if many else neutral.words
    return with_determiner(kind, words, feminine=neutral.feminine, plural=many)
