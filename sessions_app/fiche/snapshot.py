"""The whole fiche as plain values: what a version keeps, and what a document is folded from.

``{"fields": {name: text}, "blocks": [block]}``; a block holds its own fields, the ids of its
question and theme, ``notes`` (the uids of those behind all of it) and ``sentences`` (each with its
``sentence`` and the uid of a ``note``) and ``outside`` (what rests on notes of other cafés: each
with its ``sentence``, where it was said, and the id of its ``note`` here). ``id`` is there where
the block has a row.
"""

from dataclasses import fields as dataclass_fields
from typing import Any

from ..models import Block, Fiche, OutsideSource, Source
from .document import FicheDocument, Look
from .folding import FlatBlock, Header, build
from .publication import Publication

Content = dict[str, Any]
APART = {"id", "cafe", "version", "updated_at"}
FIELDS = tuple(one.name for one in Fiche._meta.concrete_fields if one.name not in APART)
PLAIN = ("kind", "shape", "box", "heading", "text", "url")


def snapshot(fiche: Fiche) -> Content:
    """Read the fiche as it is, in three queries."""
    texts = {name: getattr(fiche, name) for name in FIELDS}
    blocks = fiche.blocks.prefetch_related("sources__note", "outside")
    return {"fields": texts, "blocks": [_block(block) for block in blocks]}


def _block(block: Block) -> dict[str, Any]:
    sources = list(block.sources.all())
    plain = {name: getattr(block, name) for name in PLAIN}
    return plain | {
        "id": block.pk,
        "question": block.question_id,
        "theme": block.theme_id,
        "notes": [one.note.uid for one in sources if not one.sentence],
        "sentences": [_linked(one) for one in sources if one.sentence],
        "outside": [placed(one) for one in block.outside.all()],
    }


def _linked(source: Source) -> dict[str, str]:
    return {"sentence": source.sentence, "note": source.note.uid}


def placed(source: OutsideSource) -> dict[str, Any]:
    """Return a source of another café as plain values, without the words of its note."""
    names = ("sentence", "title", "table", "round")
    plain = {name: getattr(source, name) for name in names}
    return plain | {"held_on": source.held_on.isoformat(), "note": source.note_id}


def document(content: Content, language: str, look: Look | None = None) -> FicheDocument:
    """Fold a snapshot into the document of every format; its blocks are named by their place."""
    texts = content["fields"]
    header = Header(*(texts.get(name, "") for name in ("title", "subtitle", "issuer")))
    names = [one.name for one in dataclass_fields(Publication)]
    publication = Publication(**{name: texts.get(name, "") for name in names})
    blocks = [flat(block, str(place)) for place, block in enumerate(content["blocks"], 1)]
    return build(header, blocks, publication, language, look)


def flat(block: dict[str, Any], name: str) -> FlatBlock:
    """Return a block of a snapshot as the document is folded from it."""
    return FlatBlock(**{key: block.get(key, "") for key in PLAIN}, id=name)
