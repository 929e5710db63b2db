"""Which guides there are: the Markdown files of docs/, each by the name of its file."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.safestring import SafeString

from .markdown import Heading, read

INDEX = "lisez-moi"


class Guide(NamedTuple):
    """One guide as a page: its title, what it holds below, and its text as HTML."""

    title: str
    parts: list[Heading]
    text: SafeString
    anchors: frozenset[str]


@cache
def files() -> dict[str, Path]:
    """Return the file of each guide, by name."""
    folder = Path(settings.GUIDES_DIR)
    return {path.stem: path for path in sorted(folder.rglob("*.md"))}


@cache
def guide(name: str) -> Guide | None:
    """Return a guide, or nothing where none has this name."""
    path = files().get(name)
    if path is None:
        return None
    text, headings = read(path, {file.resolve(): name for name, file in files().items()})
    title = next((one.text for one in headings if one.level == 1), name)
    parts = [one for one in headings if one.level == 2]
    return Guide(title, parts, text, frozenset(one.anchor for one in headings))
