"""The people in an annex or on the attendance page: counts that point at nobody."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..attendance import THRESHOLD, Attendance, Group
from .pieces import Grid, Heading, Paragraph, Piece


def people(found: Attendance) -> list[Piece]:
    """Return who came, by round and by sector, with the rule for small numbers."""
    if not found.known:
        return []
    made: list[Piece] = [Heading(_("Personnes"))]
    if found.came:
        said = ngettext("%(n)d personne a participé.", "%(n)d personnes ont participé.", found.came)
        made.append(Paragraph(said % {"n": found.came}))
    made.append(table(found))
    return [*made, Paragraph(rule(found), soft=True)] if found.groups or found.hidden else made


def table(found: Attendance) -> Grid:
    """Return how many people were there in each round, then sector by sector."""
    rounds = [_("Ronde %(number)s") % {"number": n} for n in range(1, len(found.rounds) + 1)]
    every = [_("Personnes présentes"), *("–" if one is None else str(one) for one in found.rounds)]
    width = len(found.rounds)
    rows = [
        [name(one), *map(str, one.rounds), *["–"] * (width - len(one.rounds))]
        for one in found.groups
    ]
    return Grid(["", *rounds], [every, *rows])


def name(group: Group) -> str:
    """Return the name of a sector, or how many were merged."""
    return f"{group.name} ({group.merged})" if group.merged else group.name


def rule(found: Attendance) -> str:
    """Return the rule for small numbers, as it applied."""
    if found.hidden:
        return _(
            "Les secteurs ne sont pas montrés : même réunis, ils compteraient moins de %(n)d "
            "personnes à une ronde et pourraient désigner quelqu’un."
        ) % {"n": THRESHOLD}
    return _(
        "Un secteur n’est montré seul que s’il compte au moins %(n)d personnes à chaque ronde; les "
        "autres sont réunis, pour ne désigner personne."
    ) % {"n": THRESHOLD}
