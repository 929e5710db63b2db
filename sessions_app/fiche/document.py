"""The fiche as every format sees it: frozen, in reading order, its typography already applied.

Each kind of node names itself in ``tag``, for the formats that cannot ask for its class.
A document is a header, a body and a publication block. The body holds the opening (paragraphs and
boxes before the first section), then sections; a section holds paragraphs, lists, boxes and themes;
a theme holds paragraphs, lists and boxes. Nothing is empty, and the order is the order of the page.

There is no markup. A text is a tuple of :class:`Span`; one with a target is a link, and one with a
term points to the box of that name (:mod:`glossary`).
:mod:`sessions_app.fiche.folding` builds documents from the flat blocks of the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

LANGUAGE = "fr-CA"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of plain text; ``target`` is the address it opens, empty for ordinary text.

    ``term`` is the name of the box that defines what it says, empty for most texts. ``spoken`` is what
    a screen reader is to say for a shortened form: « acteurs et actrices » for « acteur.trice.s ».
    """

    text: str
    target: str = ""
    term: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph of text; ``block`` is the id of the flat block it comes from, if any.

    ``first`` is false for the second and later paragraphs of one block, so that each block has
    one anchor.
    """

    spans: tuple[Span, ...]
    block: str = ""
    first: bool = True

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead_in`` says that it announces the list that follows it."""

    tag: ClassVar = "paragraph"
    text: Text
    lead_in: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """Consecutive bullets, at least one."""

    tag: ClassVar = "list"
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A panel beside the argument. ``kind`` is ``definition``, ``method`` or ``link``.

    ``title``, ``paragraphs`` and ``link`` may each be missing, but not all three. ``label`` names
    the kind for those who do not see the panel (« Définition »). ``name`` is what the uses of its
    term point to, empty where there is no term.
    """

    tag: ClassVar = "box"
    kind: str
    label: str
    title: Text | None
    paragraphs: tuple[Text, ...]
    link: Text | None
    block: str = ""
    name: str = ""


Piece: TypeAlias = Paragraph | BulletList | Box


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of a section; ``number`` counts from 1 in shape C and is 0 in the other shapes."""

    tag: ClassVar = "theme"
    heading: Text
    number: int
    content: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of shape A, B, C or D; ``heading`` is missing where the text just goes on."""

    tag: ClassVar = "section"
    shape: str
    heading: Text | None
    content: tuple[Piece | Theme, ...]
    block: str = ""


@dataclass(frozen=True, slots=True)
class PublicationPart:
    """A part of the publication block: its label and its lines, at least one."""

    label: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What an organisation changes without code: colours ``#rrggbb``, its logo, its Word styles.

    ``logo`` is a PNG in base64, empty for none, of ``logo_width`` × ``logo_height`` pixels.
    ``word_styles`` is the XML of a styles part, empty for the product's own.
    """

    primary: str = "#0f3b3a"
    accent: str = "#b3321f"
    logo: str = ""
    logo_width: int = 0
    logo_height: int = 0
    logo_alt: str = ""
    word_styles: str = ""

    @property
    def plain(self) -> bool:
        """Tell whether the colours are the product's own."""
        own = Look()
        return (self.primary, self.accent) == (own.primary, own.accent)


@dataclass(frozen=True, slots=True)
class FicheDocument:
    """A whole fiche, the single source of Word, PDF, HTML and Markdown."""

    title: Text
    subtitle: Text | None
    issuer: tuple[Text, ...]
    language: str
    body: tuple[Piece | Section, ...]
    publication: tuple[PublicationPart, ...]
    look: Look = Look()

    @property
    def opening(self) -> tuple[Piece, ...]:
        """What stands before the first section."""
        return tuple(part for part in self.body if not isinstance(part, Section))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections, in order."""
        return tuple(part for part in self.body if isinstance(part, Section))

    def texts(self) -> Iterator[Text]:
        """Yield every text that a reader meets, in reading order, labels and numbers apart."""
        yield self.title
        yield from filter(None, [self.subtitle, *self.issuer])
        for part in self.body:
            yield from _texts(part)
        for publication_part in self.publication:
            yield from publication_part.lines


def _texts(part: Piece | Theme | Section) -> Iterator[Text]:
    match part:
        case Paragraph():
            yield part.text
        case BulletList():
            yield from part.items
        case Box():
            yield from filter(None, [part.title, *part.paragraphs, part.link])
        case Theme() | Section():
            yield from filter(None, [part.heading])
            for inner in part.content:
                yield from _texts(inner)
