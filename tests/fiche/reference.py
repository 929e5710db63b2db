"""Reads the published fiche of 2019, where the shared folder is at hand, as the editor's fields.

``load()`` gives the header, the flat blocks and the publication; ``lines()`` gives every line of
the same file without its marks, read apart from ``load()`` so that the two check each other.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sessions_app.fiche.folding import FlatBlock, Header
from sessions_app.fiche.publication import Publication

ROOT = Path(__file__).resolve().parents[2]
PATH = Path(
    os.environ.get("WORLDCAFE_REFERENCE")
    or ROOT.parent / "shared" / "reference" / "fiche-crpsi-2019.txt"
)
FIELDS = {
    "AUTEUR.E.S": ["authors"],
    "ÉDITION": ["edition"],
    "DIFFUSION": ["diffusion"],
    "REPRODUCTION": ["reproduction", "copyright", "issn", "legal_deposit"],
    "RÉFÉRENCE": ["reference"],
    "REMERCIEMENTS": ["acknowledgements", "funding"],
}
LEARN_MORE = "Pour en savoir plus"


def lines() -> list[str]:
    """Return every line a reader sees, in order; the number of a theme is a line of its own."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", PATH.read_text(encoding="utf-8"))
    text = re.sub(r"<(http[^>]*)>", r"\n\1", text)
    bare = (re.sub(r"^(#+ (■ )?|- )", "", line).strip() for line in text.splitlines())
    return [part for line in bare if line for part in re.split(r"(?<=^\d) ", line)]


def load() -> tuple[Header, list[FlatBlock], Publication]:
    """Return the header, the flat blocks and the publication of the fiche of 2019."""
    paragraphs = [p.strip() for p in re.split(r"\n\s*\n", PATH.read_text(encoding="utf-8"))]
    paragraphs = [p for p in paragraphs if p]
    title, subtitle, issuer, *rest = paragraphs
    start = rest.index("## AUTEUR.E.S")
    issuer = "\n".join(line.strip() for line in issuer.splitlines())
    header = Header(title.lstrip("# "), subtitle.lstrip("# "), issuer)
    # The last box is the only one of two paragraphs.
    body = [*rest[: start - 2], "\n".join(rest[start - 2 : start])]
    blocks = [replace(block, id=str(n)) for n, block in enumerate(_blocks(body), 1)]
    return header, blocks, _publication(rest[start:])


def _blocks(paragraphs: list[str]) -> Iterator[FlatBlock]:
    shape, closed = "", False
    yield FlatBlock("paragraph", paragraphs[0])
    for paragraph, follower in zip(paragraphs[1:], [*paragraphs[2:], ""], strict=True):
        heading = re.fullmatch(r"#+ (?:■ )?(.*)", paragraph)
        if heading and not _is_theme(paragraph):
            shape = {"## C": "B", "## 1": "C"}.get(follower[:4], "A")
            yield FlatBlock("section", shape=shape, heading=heading[1])
        elif heading:
            yield FlatBlock("theme", heading=re.sub(r"^\d ", "", heading[1]))
        elif paragraph.startswith("- "):
            yield from (FlatBlock("bullet", item[2:]) for item in paragraph.splitlines())
        elif paragraph.endswith(":"):
            if shape == "C":
                shape = "D"
                yield FlatBlock("section", shape="D")
            yield FlatBlock("lead_in", paragraph)
        elif shape and not closed:
            closed = shape == "D"
            yield FlatBlock("paragraph", paragraph)
        else:
            yield _box(paragraph)


def _is_theme(paragraph: str) -> bool:
    return paragraph.startswith("## ")


def _box(text: str) -> FlatBlock:
    if LEARN_MORE not in text:
        return FlatBlock("box", text, box="definition")
    body, address = text.split(LEARN_MORE)
    return FlatBlock("box", body.strip(), box="method", url=address.strip(" <>\n"))


def _publication(paragraphs: list[str]) -> Publication:
    fields: dict[str, str] = {"authors_heading": "Auteur.e.s"}
    names: list[str] = []
    for paragraph in paragraphs:
        if paragraph.startswith("## "):
            names = list(FIELDS[paragraph[3:]])
        else:
            name = names.pop(0) if len(names) > 1 else names[0]
            text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", paragraph)
            fields[name] = f"{fields[name]}\n{text}" if name in fields else text
    return Publication(**fields)
