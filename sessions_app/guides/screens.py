"""Which part of which guide helps at each screen, by the name of its URL."""

from .markdown import address
from .shelf import INDEX

# guide, part of it, then the screens
HELP: dict[tuple[str, str], str] = {
    ("hote", "ouvrir-sa-table"): "home enter waiting",
    ("hote", ""): "host rehearsal",
    ("animation", "créer-votre-compte"): "sign-in welcome password demo demo-remove",
    ("animation", "préparer-le-café"): "cafes new-cafe preparation",
    ("animation", "garder-déplacer-supprimer-un-café"): "cafe-import cafe-delete",
    ("animation", "les-personnes-et-leurs-places"): "roster seating-plan",
    ("animation", "accueillir"): "check-in",
    ("animation", "les-cartes-et-les-codes"): "access print-cards",
    ("animation", "imprimer"): "print-kit",
    ("animation", "vérifier-avant-douvrir-les-portes"): "preflight",
    ("animation", "conduire-les-étapes"): "console",
    ("animation", "quand-une-tablette-se-tait"): "rescue",
    ("animation", "la-récolte-et-la-plénière"): "wall photos paper paper-sheet",
    ("animation", "les-points"): "dots",
    ("animation", "la-page-de-retour"): "return-page",
    ("animation", "après-le-café"): "after attendance",
    ("animation", "les-sauvegardes"): "backups",
    ("redaction", "classer-les-notes-en-thèmes"): (
        "synthesis synthesis-twins synthesis-matrix synthesis-ledger"
    ),
    ("animation", "les-séries-de-cafés"): "series-list series",
    ("redaction", "les-formes-des-sections"): "fiche-editor fiche-begin",
    ("redaction", "publier-et-approuver"): "fiche fiche-versions fiche-version",
    ("apparence", ""): "fiche-look",
    ("vie-privee", ""): "personal purge access-log incidents incident",
}
BY_SCREEN = {screen: part for part, screens in HELP.items() for screen in screens.split()}


def help_for(screen: str) -> str:
    """Return the address of the help for a screen; the list of guides where none is its own."""
    name, anchor = BY_SCREEN.get(screen.removesuffix("-by-link"), (INDEX, ""))
    return address(name) + (f"#{anchor}" if anchor else "")
