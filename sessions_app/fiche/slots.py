"""What the editor shows of each block: its fields, with the words that say what to write there."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import Block, BlockKind, Shape

HEADING, TEXT, URL = "heading", "text", "url"
WORDS = {
    (BlockKind.SECTION, HEADING): _("Titre de la section"),
    (BlockKind.THEME, HEADING): _("Titre du thème"),
    (BlockKind.LEAD_IN, TEXT): _("Phrase qui annonce les puces, terminée par un deux-points"),
    (BlockKind.BULLET, TEXT): _("Une idée; Entrée commence la puce suivante"),
    (BlockKind.PARAGRAPH, TEXT): _("Paragraphe de conclusion"),
    (BlockKind.BOX, HEADING): _("Titre de l’encadré (facultatif)"),
    (BlockKind.BOX, TEXT): _("Texte de l’encadré"),
    (BlockKind.BOX, URL): _("Adresse web (facultative)"),
}
OPENING = _("Ouverture : quel café, où, quand, avec qui, et pour quelle suite")
# A paragraph says something else in a section of prose.
PROSE = {
    "": OPENING,
    Shape.C: _("Prose : ce que la salle en dit, avis minoritaires compris"),
    Shape.D: _("Conclusion commune aux questions"),
}


@dataclass(frozen=True)
class Slot:
    """One text field of a block; in ``one_line`` fields Enter goes on instead of a new line."""

    name: str
    value: str
    words: object
    one_line: bool


def slots(block: Block, shape: str) -> list[Slot]:
    """Return the text fields of a block that stands in a section of this shape."""
    found = []
    for (kind, name), words in WORDS.items():
        if kind == block.kind:
            if kind == BlockKind.PARAGRAPH:
                words = PROSE.get(shape, words)
            one_line = name != TEXT or kind == BlockKind.LEAD_IN
            found.append(Slot(name, getattr(block, name), words, one_line))
    return found
