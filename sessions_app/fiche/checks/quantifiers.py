"""« La plupart » and its kin, where fewer than half the tables are behind what they say."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..provenance import Passage
from .material import QUANTIFIER, Finding, Material, fingerprint

QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
WHO = (
    "(?:tables|groupes|équipes|gens|voix|personnes|participantes|participants|"
    r"participant\W?e\W?s|répondantes|répondants)"
)
ALL, ADVERB = "tou(?:te)?s", "(?:largement |clairement |nettement )?"
# « Presque tous les jours » says how often, not how many of the room.
OFTEN = (
    "(?! (?:du |le |les |la |l['’]|ses |des )?(?:temps|heures?|jours?|journées?|soirs?|matins?|nuits?|"
    "semaines?|mois|ans|années?|hivers?|étés?|fois|cas)\\b)"
)
# Of consensus and unanimity only what says that there is one: « ne fait pas consensus » does not.
CLAIMS = (
    f"la plupart{OFTEN}",
    r"(?:la|une|en) (?:(?:très )?(?:grande|large|forte|vaste) )?majorité(?! à \d| légale)",
    "majoritairement",
    "la quasi-? ?totalité",
    f"(?:presque|quasiment|pratiquement|à peu près) (?:{ALL}|toute?){OFTEN}",
    f"(?:plus de la moitié|(?:les )?(?:deux tiers|trois quarts)|la plus grande partie) des {WHO}",
    f"l['’]ensemble (?:des {WHO}|de la salle)|toute la salle|la salle entière",
    "(?<!à )(?:chaque|chacune? des) (?:tables?|groupes?)",
    f"{ALL} (?:les |ces |nos )?{WHO}|{ALL} et {ALL}",
    f"{ALL} (?:s['’](?:entendent|accordent)|sont d['’]accord|conviennent|reconnaissent)",
    f"s['’](?:entendent|accordent) {ALL}",
    "(?<!pour )(?<!à )(?<!de )tout le monde",
    "(?:fait|font|faisait|faisaient|à) l['’]unanimité|(?<!pas )(?<!guère )unanim(?:es?|ement)",
    f"(?:fait|font|faisait|faisaient|il y a|il y avait) {ADVERB}(?:un (?:\\w+ )?)?consensus",
    "consensus (?:se dégage|existe|ressort)",
    "de l['’]avis général|dans l['’]ensemble,",
)
# « Tout le monde ne partage pas… » says the contrary; « aucune table ne… » speaks for all.
NO = r"(?! n(?:e\b|['’]))"
MANY = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(CLAIMS)})(?!\w){NO}|aucune? (?:table|groupe)\b(?!{NO}))",
    re.IGNORECASE,
)


def find(material: Material) -> Iterator[Finding]:
    """Yield the passages that say so of fewer than half the tables; what is quoted does not count."""
    if not material.french:
        return
    for row in material.said:
        for passage in row.backing.passages:
            said = generality(passage.words)
            tables = behind(material, passage)
            if said and 2 * len(tables) < material.tables:
                about = fingerprint(passage.words, sorted(tables), material.tables)
                anchor, pk = f"at-{row.block.pk}", row.block.pk
                part = passage.words if row.backing.several else ""
                remark = _("« %(said)s » s’appuie sur %(n)s des %(all)s tables.") % {
                    "said": said,
                    "n": len(tables),
                    "all": material.tables,
                }
                yield Finding(QUANTIFIER, passage.words, about, anchor, remark, block=pk, part=part)


def generality(words: str) -> str:
    """Return the first words that speak for most of the room; quotations are not the fiche's own."""
    said = MANY.search(" ".join(QUOTED.sub("", words).split()))
    return said[0] if said else ""


def behind(material: Material, passage: Passage) -> set[int]:
    """Return the numbers of the tables whose notes a passage rests on."""
    notes = (material.notes.get(pk) for pk in passage.notes)
    return {note.table.number for note in notes if note and note.table}
