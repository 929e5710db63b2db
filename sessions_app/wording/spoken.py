"""Says shortened forms as they are read aloud: « acteur.trice.s » is « acteurs et actrices ».

A screen reader stops at each point of such a form, or spells it; what is shown stays as typed, in
quotations too.
"""

from .groups import Group, groups
from .spellings import doublet


def cut(text: str) -> list[tuple[str, str]]:
    """Cut text into ``(piece, spoken)`` pairs, in order; ``spoken`` is empty for ordinary text.

    The pieces joined give the text back, letter for letter.
    """
    pieces: list[tuple[str, str]] = []
    end = 0
    for group in groups(text, quotations=True):
        start = group.forms[0].start
        pieces += [(text[end:start], ""), (text[start : group.head.end], _said(group))]
        end = group.head.end
    pieces.append((text[end:], ""))
    return [piece for piece in pieces if piece[0]]


def _said(group: Group) -> str:
    if len(group.forms) == 1:
        return doublet(group.head)
    one, noun = group.forms
    joint = "et" if noun.plural else "ou"
    return f"{one.masculine} {noun.masculine} {joint} {one.feminine} {noun.feminine}"
