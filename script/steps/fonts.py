"""The web fonts: Source Sans in two weights, reduced to what French and English use."""

import sys
from importlib.resources import as_file, files
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

FAMILY = files("font_source_sans_pro") / "files"
WEIGHTS = {
    "source-sans-regular.woff2": "SourceSansPro-Regular.ttf",
    "source-sans-semibold.woff2": "SourceSansPro-Semibold.ttf",
}
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
MORE = "ŒœŸ\u202f–—‘’“”„‚†•…‰′″‹›€™−×÷≈≠≤≥←↑→↓✓■"


def main() -> None:
    """Write each weight into the folder named on the command line, and say its size."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "LICENSE.txt").write_bytes((FAMILY / "LICENSE.txt").read_bytes())
    for name, source in WEIGHTS.items():
        subset(source, folder / name)
        print(f"{name}: {(folder / name).stat().st_size / 1000:.1f} kB")


def subset(source: str, target: Path) -> None:
    """Reduce one font of the installed package and save it as WOFF2."""
    options = Options(flavor="woff2", hinting=False, desubroutinize=True)
    options.layout_features = ["kern", "mark", "ccmp", "locl", "tnum", "lnum"]
    with as_file(FAMILY / source) as path, load_font(str(path), options) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=LETTERS, text=MORE)
        subsetter.subset(font)
        save_font(font, str(target), options)


if __name__ == "__main__":
    main()
