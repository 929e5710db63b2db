"""The fiche of an archive: header, publication, blocks and the notes behind them."""

from collections.abc import Mapping
from typing import Any

from ...models import Block, Fiche, OutsideSource, Source
from . import schema
from .checks import mapping, record, rows
from .copying import copied
from .draft import Draft
from .themes import notes_named
from .versions import kept_around, read_around


def written_fiche(fiche: Fiche, blocks: list[Block], names: Mapping[str, Mapping[Any, Any]]) -> Any:
    """Return a fiche with its blocks, which have their sources fetched, rows under their names."""
    return (
        copied(schema.FICHE, fiche)
        | {"blocks": [_written(block, names) for block in blocks]}
        | kept_around(fiche, names)
    )


def _written(block: Block, names: Mapping[str, Mapping[Any, Any]]) -> dict[str, Any]:
    sources = list(block.sources.all())
    return copied(schema.BLOCK, block) | {
        "question": names["question"].get(block.question_id),
        "theme": names["theme"].get(block.theme_id),
        "notes": [names["note"][one.note_id] for one in sources if not one.sentence],
        "sentences": [
            copied(schema.SOURCE, one) | {"note": names["note"][one.note_id]}
            for one in sources
            if one.sentence
        ],
        "outside": [copied(schema.OUTSIDE, one) for one in block.outside.all()],
    }


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
        draft.sources += _linked(draft, block, one, path)
        draft.outside += [
            OutsideSource(block=block, **record(schema.OUTSIDE, said, at))
            for at, said in rows(one.get("outside"), f"{path}.outside")
        ]
    read_around(draft, mapping(found, "fiche"))


def _linked(draft: Draft, block: Block, found: dict[str, Any], path: str) -> list[Source]:
    """Return the sources of single sentences, each once."""
    sources = {}
    for at, one in rows(found.get("sentences"), f"{path}.sentences"):
        sentence = record(schema.SOURCE, one, at)["sentence"]
        note = draft.note(one["note"], f"{at}.note")
        sources[sentence, one["note"]] = Source(block=block, note=note, sentence=sentence)
    return list(sources.values())
