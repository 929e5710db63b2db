"""Finds the web and e-mail addresses in plain text, so that they become links."""

import re

_CLOSING = r"""\s<>«»"'’”…?!;:.,)\]}"""
ADDRESS = re.compile(
    rf"""(?:https?://|\bwww\.)[^\s<>«»"]*[^{_CLOSING}]   # a trailing sign belongs to the sentence
       | \b[\w.+-]+@[\w-]+(?:\.[\w-]+)+""",
    re.VERBOSE | re.IGNORECASE,
)


def target(address: str) -> str:
    """Return what to open: ``mailto:`` for e-mail, ``http://`` where no scheme is given."""
    if address.lower().startswith(("http://", "https://")):
        return address
    return f"mailto:{address}" if "@" in address and "/" not in address else f"http://{address}"


def split(text: str) -> list[tuple[str, str]]:
    """Cut text into ``(piece, target)`` pairs, in order; ``target`` is empty for ordinary text.

    The pieces joined give the text back, letter for letter.
    """
    pieces: list[tuple[str, str]] = []
    end = 0
    for match in ADDRESS.finditer(text):
        pieces += [(text[end : match.start()], ""), (match.group(), target(match.group()))]
        end = match.end()
    pieces.append((text[end:], ""))
    return [piece for piece in pieces if piece[0]]
