"""A small fiche of our own writing with every kind of part, and one with a text in each place."""

from base64 import b64encode

from sessions_app.fiche.document import FicheDocument, Look
from sessions_app.fiche.folding import FlatBlock, Header, build
from sessions_app.fiche.publication import Publication
from tests.fiche import files

HEADER = Header("Le quartier à pied", "Ce que disent les tables", "Atelier du Canal\nMontréal")
BLOCKS = [
    FlatBlock("paragraph", "Premier paragraphe.\n\nSecond paragraphe.", id="1"),
    FlatBlock("box", "Une rue où l'on marche.", heading="Rue active", box="definition", id="2"),
    FlatBlock("section", shape="A", heading="Que veut dire marcher ?", id="3"),
    FlatBlock("lead_in", "Marcher, c'est :", id="4"),
    FlatBlock("bullet", "se rencontrer;", id="5"),
    FlatBlock("bullet", "respirer.", id="6"),
    FlatBlock("section", shape="B", heading="Quels obstacles ?", id="7"),
    FlatBlock("theme", heading="Concernant l'hiver :", id="8"),
    FlatBlock("bullet", "la glace;", id="9"),
    FlatBlock("theme", heading="Concernant le soir :", id="10"),
    FlatBlock("bullet", "l'éclairage.", id="11"),
    FlatBlock("paragraph", "Les tables s'accordent sur ce point.", id="12"),
    FlatBlock("section", shape="C", heading="Quelles conditions ?", id="13"),
    FlatBlock("theme", heading="Le déneigement", id="14"),
    FlatBlock("paragraph", "Il commence tôt.", id="15"),
    FlatBlock("theme", heading="Les bancs", id="16"),
    FlatBlock("paragraph", "Il y en a partout.", id="17"),
    FlatBlock("box", "", box="link", url="https://exemple.ca/marche", id="18"),
    FlatBlock("section", shape="D", id="19"),
    FlatBlock("lead_in", "En somme, il faut :", id="20"),
    FlatBlock("bullet", "du temps", id="21"),
    FlatBlock("paragraph", "Écrire à marche@exemple.ca ou voir www.exemple.ca.", id="22"),
    FlatBlock("box", "Quatre tables.", box="method", url="https://exemple.ca/cafe", id="23"),
]
PUBLICATION = Publication(
    authors="Ana Roy, M. A.\nHugo Bélanger", copyright="Atelier du Canal", issn="1234-5678"
)

LOOK = Look("#1b3f8b", "#8a1f11", b64encode(files.picture()).decode(), 400, 200, "Atelier du Canal")


def sample() -> FicheDocument:
    return build(HEADER, BLOCKS, PUBLICATION)


def dressed() -> FicheDocument:
    """Return the same fiche with the colours and the logo of an organisation."""
    return build(HEADER, BLOCKS, PUBLICATION, look=LOOK)


def everywhere(text: str) -> FicheDocument:
    """Return a fiche that holds the text in each of its places."""
    blocks = [
        FlatBlock("paragraph", text),
        FlatBlock("section", shape="C", heading=text),
        FlatBlock("lead_in", text),
        FlatBlock("bullet", text),
        FlatBlock("theme", heading=text),
        FlatBlock("paragraph", text),
        FlatBlock("box", text, heading=text, box="definition", url=text),
    ]
    publication = Publication(*[text] * len(Publication.__dataclass_fields__))
    return build(Header(text, text, text), blocks, publication)
