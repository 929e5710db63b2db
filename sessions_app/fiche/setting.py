"""Turns what somebody typed into set text: typography applied, addresses made links, forms said."""

from dataclasses import dataclass

from ..wording import links, spoken
from ..wording.typography import clean, typeset
from .document import Span, Text


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text in one language; ``block`` is the id of the flat block it comes from."""

    language: str

    def text(self, typed: str, block: str = "") -> Text:
        """Set the text as one line."""
        line = typeset(" ".join(clean(typed).split("\n")), self.language)
        return Text(self._spans(line), block)

    def lines(self, typed: str, block: str = "") -> tuple[Text, ...]:
        """Set each line that holds something."""
        lines = filter(None, typeset(typed, self.language).split("\n"))
        return tuple(
            Text(self._spans(line), block, first=rank == 0) for rank, line in enumerate(lines)
        )

    def optional(self, typed: str, block: str = "") -> Text | None:
        """Set the text as one line, or return None where it holds nothing."""
        text = self.text(typed, block)
        return text if text.spans else None

    def link(self, address: str, prefix: str) -> Text | None:
        """Return the address as a link after the prefix, or None where there is no address."""
        address = "".join(clean(address).split())
        spans = (Span(prefix), Span(address, links.target(address)))
        return Text(spans if prefix else spans[1:]) if address else None

    def _spans(self, line: str) -> tuple[Span, ...]:
        """Cut a line at its addresses, and in French at its shortened forms."""
        pieces = links.split(line)
        if not self.language.lower().startswith("fr"):
            return tuple(Span(text, target) for text, target in pieces)
        return tuple(
            Span(text, target, spoken=said)
            for piece, target in pieces
            for text, said in (((piece, ""),) if target else spoken.cut(piece))
        )
