"""Reading the fiche of an archive: header, publication, blocks and the notes behind them."""

from ...models import Block, Fiche, Source
from . import schema
from .checks import mapping, record, rows
from .draft import Draft
from .themes import notes_named


def read_fiche(draft: Draft, found: object) -> None:
    """Read the fiche, if there is one; without a title it takes the café's."""
    if found is None:
        return
    given = {"title": draft.cafe.title, **record(schema.FICHE, found, "fiche")}
    draft.fiche = Fiche(cafe=draft.cafe, **given)
    for path, one in rows(mapping(found, "fiche").get("blocks"), "fiche.blocks"):
        plain = record(schema.BLOCK, one, path)
        question = draft.at(one.get("question"), draft.questions, f"{path}.question")
        theme = draft.at(one.get("theme"), draft.themes, f"{path}.theme")
        position = len(draft.blocks)
        block = Block(fiche=draft.fiche, position=position, question=question, theme=theme, **plain)
        draft.blocks.append(block)
        draft.sources += [Source(block=block, note=note) for note in notes_named(draft, one, path)]
