"""Turns what somebody typed into set text: Québec typography applied, addresses made links."""

from dataclasses import dataclass

from ..wording import links
from ..wording.typography import clean, typeset
from .document import Span, Text


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text in one language; ``block`` is the id of the flat block it comes from."""

    language: str

    def text(self, typed: str, block: str = "") -> Text:
        """Set the text as one line."""
        return _text(typeset(" ".join(clean(typed).split("\n")), self.language), block)

    def lines(self, typed: str, block: str = "") -> tuple[Text, ...]:
        """Set each line that holds something."""
        lines = filter(None, typeset(typed, self.language).split("\n"))
        return tuple(_text(line, block, first=rank == 0) for rank, line in enumerate(lines))

    def optional(self, typed: str, block: str = "") -> Text | None:
        """Set the text as one line, or return None where it holds nothing."""
        text = self.text(typed, block)
        return text if text.spans else None

    def link(self, address: str, prefix: str) -> Text | None:
        """Return the address as a link after the prefix, or None where there is no address."""
        address = "".join(clean(address).split())
        spans = (Span(prefix), Span(address, links.target(address)))
        return Text(spans if prefix else spans[1:]) if address else None


def _text(text: str, block: str, *, first: bool = True) -> Text:
    return Text(tuple(Span(*piece) for piece in links.split(text)), block, first)
