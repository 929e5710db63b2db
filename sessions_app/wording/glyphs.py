"""Answers which characters the printed font can show, and what stands in for the others.

The font covers Latin, Greek and Cyrillic. Anything else (an emoji, another script) would stop a
PDF/UA export, which promises that every character is readable; so it is replaced by ``◊`` and named.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

STAND_IN = "◊"
# What French and English need; in the font, so that its table is read only for unusual characters.
USUAL = frozenset(
    [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x17F)) if code != 0xAD]
    + list("–—‘’“”„†‡•…‰‹›€™◊−\u202f")
)


def font_folder() -> str:
    """Return the folder of the font files of Source Sans Pro."""
    import font_source_sans_pro

    return font_source_sans_pro.font_directory


@lru_cache(maxsize=1)
def covered() -> frozenset[str]:
    """Return every character that the regular weight of the font can show."""
    from fontTools.ttLib import TTFont  # slow: 0.3 s to load, for unusual characters only

    with TTFont(Path(font_folder()) / "SourceSansPro-Regular.otf", lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap())) | USUAL


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters that cannot be printed, each once, in order of appearance."""
    unusual = dict.fromkeys(character for text in texts for character in text)
    unusual = {character: None for character in unusual if character not in USUAL}
    return tuple(c for c in unusual if c not in covered()) if unusual else ()


def replacer(characters: Iterable[str]) -> Callable[[str], str]:
    """Return a function that replaces these characters; marks and joiners vanish without trace."""
    table = {
        ord(c): "" if unicodedata.category(c) in ("Mn", "Me", "Cf") else STAND_IN
        for c in characters
    }
    return lambda text: text.translate(table)
