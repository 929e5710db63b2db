"""From Markdown to HTML: every text is escaped, links and pictures stay inside the application."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from PIL import Image

TASK = "[ ] "
# Of a picture, for one of the page: `./script/tour --guides` takes them so.
PIXELS = 2
# What has no element of its own around its children.
BARE = ("root", "inline")


class Heading(NamedTuple):
    """A title inside a guide; ``anchor`` is what GitHub makes of it, so that links hold there too."""

    level: int
    text: str
    anchor: str


class Reading:
    """One reading of one file, which gathers the headings that it meets."""

    def __init__(self, path: Path, names: Mapping[Path, str]) -> None:
        self.path = path
        self.names = names
        self.headings: list[Heading] = []

    def html(self, node: SyntaxTreeNode) -> SafeString | str:
        """Return a node with all that it holds."""
        special = getattr(self, f"_{node.type}", None)
        if special is not None:
            made: SafeString | str = special(node)
            return made
        if node.type in BARE or (node.nester_tokens and node.nester_tokens.opening.hidden):
            return self.inside(node.children)
        return format_html("<{}>{}</{}>", node.tag, self.inside(node.children), node.tag)

    def inside(self, nodes: Iterable[SyntaxTreeNode]) -> SafeString:
        """Return nodes one after the other."""
        return format_html_join("", "{}", ((self.html(one),) for one in nodes))

    def _text(self, node: SyntaxTreeNode) -> str:
        return node.content.removeprefix(TASK)

    def _softbreak(self, node: SyntaxTreeNode) -> str:
        return "\n"

    def _code_inline(self, node: SyntaxTreeNode) -> SafeString:
        return format_html("<code>{}</code>", node.content)

    def _fence(self, node: SyntaxTreeNode) -> SafeString:
        # It scrolls where it is too wide, so the keyboard has to reach it.
        return format_html('<pre tabindex="0"><code>{}</code></pre>', node.content)

    def _heading(self, node: SyntaxTreeNode) -> SafeString:
        text = plain(node)
        heading = Heading(int(node.tag[1]), text, anchor_of(text))
        self.headings.append(heading)
        inner = self.inside(node.children)
        return format_html('<{} id="{}">{}</{}>', node.tag, heading.anchor, inner, node.tag)

    def _ordered_list(self, node: SyntaxTreeNode) -> SafeString:
        start = node.attrs.get("start", 1)
        return format_html('<ol start="{}">{}</ol>', start, self.inside(node.children))

    def _list_item(self, node: SyntaxTreeNode) -> SafeString:
        shape = '<li class="guide__task">{}</li>' if plain(node).startswith(TASK) else "<li>{}</li>"
        return format_html(shape, self.inside(node.children))

    def _link(self, node: SyntaxTreeNode) -> SafeString:
        target = self.target(str(node.attrs["href"]))
        inner = self.inside(node.children)
        return format_html('<a href="{}">{}</a>', target, inner) if target else inner

    def _image(self, node: SyntaxTreeNode) -> SafeString:
        path = (self.path.parent / str(node.attrs["src"])).resolve()
        with Image.open(path) as picture:
            width, height = (side // PIXELS for side in picture.size)
        return format_html(
            '<img src="{}" alt="{}" width="{}" height="{}">',
            static(f"guides/{path.name}"),
            node.content,
            width,
            height,
        )

    def target(self, href: str) -> str:
        """Return where a link leads; empty for a file that is only in the project's folder."""
        if href.startswith(("#", "https://")):
            return href
        file, mark, anchor = href.partition("#")
        name = self.names.get((self.path.parent / file).resolve())
        return address(name) + mark + anchor if name else ""


def address(name: str) -> str:
    """Return the path of a guide."""
    return reverse("guides") if name == "lisez-moi" else reverse("guide", args=[name])


def read(path: Path, names: Mapping[Path, str]) -> tuple[SafeString, list[Heading]]:
    """Return a file as HTML with its headings; ``names`` are the guides that links may lead to."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.normalizeLink = str  # type: ignore[method-assign,assignment]  # accents stay as they are written
    reading = Reading(path, names)
    text = reading.inside([SyntaxTreeNode(parser.parse(path.read_text(encoding="utf-8")))])
    return text, reading.headings


def plain(node: SyntaxTreeNode) -> str:
    """Return the words of a node alone."""
    return "".join(one.content for one in node.walk() if one.type in ("text", "code_inline"))


def anchor_of(title: str) -> str:
    """Return the name of a heading as GitHub makes it: « L’avis » gives « lavis »."""
    return re.sub(r"[^\w\- ]", "", title.replace("\u00a0", "")).lower().replace(" ", "-")
