"""« La plupart » and its kin, where fewer than half the tables are behind what they say."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..provenance import Passage
from .material import QUANTIFIER, Finding, Material, fingerprint

QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
MANY = re.compile(
    r"""\b(?:la\ plupart
    | (?:la|une|en)\ (?:(?:très\ )?(?:grande|large|forte|vaste)\ )?majorité | majoritairement
    | la\ quasi-?\ ?totalité | presque\ tou(?:te?s?|s) | quasiment\ tou(?:te?s?|s)
    | tou(?:te)?s\ (?:les\ )?(?:tables|groupes) | l['’]ensemble\ des\ (?:tables|groupes|personnes)
    | tout\ le\ monde | (?:à\ l['’])?unanim\w+ | consensus)\b
    (?!\ n(?:e\b|['’]))  # « tout le monde ne partage pas… » says the contrary""",
    re.IGNORECASE | re.VERBOSE,
)


def find(material: Material) -> Iterator[Finding]:
    """Yield the passages that say so of fewer than half the tables; what is quoted does not count."""
    if not material.french:
        return
    for row in material.said:
        for passage in row.backing.passages:
            said = MANY.search(" ".join(QUOTED.sub("", passage.words).split()))
            tables = behind(material, passage)
            if said and 2 * len(tables) < material.tables:
                about = fingerprint(passage.words, sorted(tables), material.tables)
                anchor, pk = f"at-{row.block.pk}", row.block.pk
                part = passage.words if row.backing.several else ""
                remark = _("« %(said)s » s’appuie sur %(n)s des %(all)s tables.") % {
                    "said": said[0],
                    "n": len(tables),
                    "all": material.tables,
                }
                yield Finding(QUANTIFIER, passage.words, about, anchor, remark, block=pk, part=part)


def behind(material: Material, passage: Passage) -> set[int]:
    """Return the numbers of the tables whose notes a passage rests on."""
    notes = (material.notes.get(pk) for pk in passage.notes)
    return {note.table.number for note in notes if note and note.table}
