"""The web fonts: Source Sans in two weights, reduced to what French and English use.

Letters of western Europe, in names mostly, and rarer signs are files apart: a page that shows none
loads none.
"""

import sys
from importlib.resources import as_file, files
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

FAMILY = files("font_source_sans_pro") / "files"
WEIGHTS = {"regular": "SourceSansPro-Regular.ttf", "semibold": "SourceSansPro-Semibold.ttf"}
ASCII = "".join(map(chr, range(0x20, 0x7F)))
FRENCH = "ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿ\u00a0\u202f«»"
SIGNS = "–—‘’“”•…·°×−€→✓"
LETTERS = ASCII + FRENCH + SIGNS
LATIN = "".join(map(chr, range(0xA0, 0x100)))
# The unicode-range of fonts.css.
OTHERS = "".join(sorted(set(LATIN + "‚„†‰′″‹›™←↑↓≈≠≤≥■") - set(LETTERS)))
FILES = {
    f"source-sans-{weight}{more}.woff2": (source, letters)
    for weight, source in WEIGHTS.items()
    for more, letters in (("", LETTERS), ("-more", OTHERS))
}


def main() -> None:
    """Write each file into the folder named on the command line, and say its size."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "LICENSE.txt").write_bytes((FAMILY / "LICENSE.txt").read_bytes())
    for name, (source, letters) in FILES.items():
        subset(source, letters, folder / name)
        print(f"{name}: {(folder / name).stat().st_size / 1000:.1f} kB")


def subset(source: str, letters: str, target: Path) -> None:
    """Reduce one font of the installed package and save it as WOFF2."""
    options = Options(flavor="woff2", hinting=False, desubroutinize=True)
    options.layout_features = ["kern", "mark", "ccmp", "locl", "tnum", "lnum"]
    with as_file(FAMILY / source) as path, load_font(str(path), options) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        save_font(font, str(target), options)


if __name__ == "__main__":
    main()
