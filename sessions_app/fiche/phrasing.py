"""First words in the fiche for what comes from the synthesis: a heading, a paragraph. Pure."""

import re
from collections.abc import Iterable

ARTICLE = re.compile(r"(?:le|la|les|un|une|des)\s|l['’]", re.IGNORECASE)
NBSP = "\u00a0"


def heading(title: str, shape: str) -> str:
    """Return the heading of a theme: « Concernant le financement : » in shape B, else its title.

    A title that does not open with an article keeps its own words.
    """
    title = title.strip().rstrip(":").rstrip()
    if shape != "B":
        return title
    if ARTICLE.match(title):
        title = f"Concernant {title[0].lower()}{title[1:]}"
    return f"{title}{NBSP}:"


def prose(texts: Iterable[str]) -> str:
    """Return the texts one after the other as sentences, to be rewritten by hand."""
    return " ".join(map(_sentence, filter(str.strip, texts)))


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    ending = "" if text[-1] in ".!?…" else "."
    return text[0].upper() + text[1:].rstrip(";,") + ending
