"""The publication block and the fixed words of a fiche, in the language of the fiche itself."""

from collections.abc import Callable
from dataclasses import dataclass

from .document import PublicationPart, Text

BOX_KINDS = ("definition", "method", "link")
WORDS = {
    "fr": {
        "untitled": "Fiche synthèse",
        "document": "Fiche synthèse",
        "definition": "Définition",
        "method": "Méthode",
        "link": "Pour en savoir plus",
        "link_line": "Pour en savoir plus\u00a0: ",
        "publication": "À propos de cette fiche",
        "page": "Page",
        "of": "de",
        "contents": "Dans cette fiche",
        "authors": "Autrices et auteurs",
        "edition": "Édition",
        "diffusion": "Diffusion",
        "reproduction": "Reproduction",
        "rights": "Droits et dépôt légal",
        "legal_deposit": "Dépôt légal – ",
        "reference": "Référence",
        "acknowledgements": "Remerciements",
        "funding": "Soutien financier",
    },
    "en": {
        "untitled": "Summary sheet",
        "document": "Summary sheet",
        "definition": "Definition",
        "method": "Method",
        "link": "Learn more",
        "link_line": "Learn more: ",
        "publication": "About this sheet",
        "page": "Page",
        "of": "of",
        "contents": "In this sheet",
        "authors": "Authors",
        "edition": "Editing",
        "diffusion": "Distribution",
        "reproduction": "Reproduction",
        "rights": "Rights and legal deposit",
        "legal_deposit": "Legal deposit – ",
        "reference": "Reference",
        "acknowledgements": "Acknowledgements",
        "funding": "Funding",
    },
}


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication fields as typed; ``authors`` holds one person per line.

    ``authors_heading`` replaces the usual label of the authors (« Auteures », « Rédaction »).
    ``copyright``, ``issn`` and ``legal_deposit`` may come with or without « © », « ISSN » and
    « Dépôt légal »: the sign appears once.
    """

    authors: str = ""
    edition: str = ""
    diffusion: str = ""
    reproduction: str = ""
    copyright: str = ""
    issn: str = ""
    legal_deposit: str = ""
    reference: str = ""
    acknowledgements: str = ""
    funding: str = ""
    authors_heading: str = ""


def words(language: str) -> dict[str, str]:
    """Return the fixed words in English for an English fiche, else in French."""
    return WORDS["en" if language.lower().startswith("en") else "fr"]


def publication_parts(
    typed: Publication, lines: Callable[[str], tuple[Text, ...]], language: str
) -> tuple[PublicationPart, ...]:
    """Return the parts that hold something, in print order; ``lines`` sets a field into texts."""
    word = words(language)
    rights = [
        _signed(typed.copyright, "©", "© "),
        _signed(typed.issn, "ISSN", "ISSN "),
        _signed(typed.legal_deposit, word["legal_deposit"][:5], word["legal_deposit"]),
    ]
    groups = [
        (" ".join(map(str, lines(typed.authors_heading))) or word["authors"], [typed.authors]),
        (word["edition"], [typed.edition]),
        (word["diffusion"], [typed.diffusion]),
        (_first(typed.reproduction, word, "reproduction", "rights"), [typed.reproduction, *rights]),
        (word["reference"], [typed.reference]),
        (
            _first(typed.acknowledgements, word, "acknowledgements", "funding"),
            [typed.acknowledgements, typed.funding],
        ),
    ]
    parts = [
        (label, [text for field in fields for text in lines(field)]) for label, fields in groups
    ]
    return tuple(PublicationPart(label, tuple(texts)) for label, texts in parts if texts)


def _first(field: str, word: dict[str, str], label: str, otherwise: str) -> str:
    return word[label if field.strip() else otherwise]


def _signed(field: str, sign: str, prefix: str) -> str:
    """Put the prefix before the field unless it is empty or begins with the sign already."""
    field = field.strip()
    return field if not field or field.casefold().startswith(sign.casefold()) else prefix + field
