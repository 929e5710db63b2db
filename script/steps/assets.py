"""What the server needs beside its code: compiled catalogues, web fonts, collected static files."""

import filecmp
import hashlib
import sys
import tempfile
from pathlib import Path

import join
from environment import ROOT, digest, run, say

BUILD = ROOT / "build"
FONTS = BUILD / "static_src" / "fonts"
JOINED = BUILD / "static_src" / "joined"
STAMP = BUILD / "static.stamp"


def prepare() -> None:
    """Make what is missing or stale; when nothing is, costs a look at each file's date."""
    compile_catalogues()
    make_fonts()
    join_files()
    collect_static()


def make_fonts() -> None:
    """Reduce the web fonts, once."""
    if not all((FONTS / name).exists() for name in font_names()):
        say("Préparation des polices de caractères…")
        run([sys.executable, Path(__file__).with_name("fonts.py"), FONTS])


def font_names() -> list[str]:
    weights = ("regular", "semibold")
    return [f"source-sans-{weight}{more}.woff2" for weight in weights for more in ("", "-more")]


def join_files() -> None:
    """Join the styles and modules of each page, in a few milliseconds."""
    join.join(ROOT / "templates", ROOT / "static", JOINED)


def compile_catalogues() -> None:
    """Compile each catalogue of translations that is newer than its compiled form."""
    for source in sorted((ROOT / "sessions_app" / "locale").glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            import polib  # only when needed: the second start counts its milliseconds

            polib.pofile(str(source)).save_as_mofile(str(compiled))


def collect_static() -> None:
    """Gather the static files under their hashed names when one of them changed."""
    current = fingerprint()
    if STAMP.exists() and STAMP.read_text() == current:
        return
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        collect(Path(folder))
        publish(Path(folder, "static"))
    STAMP.write_text(current)


def collect(folder: Path) -> None:
    """Gather the static files, under their hashed names too, into ``static`` below ``folder``."""
    run([sys.executable, Path(__file__).with_name("collect.py"), folder])


def publish(collected: Path) -> None:
    """Put new files in place one by one and keep the old: a server may be running on them."""
    for source in (path for path in collected.rglob("*") if path.is_file()):
        target = BUILD / "static" / source.relative_to(collected)
        if not (target.exists() and filecmp.cmp(source, target, shallow=False)):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)


def fingerprint() -> str:
    """Sum up name, size and date of every static source, and the versions of the packages."""
    folders = [ROOT / "static", BUILD / "static_src", ROOT / "worldcafe"]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    seen = [f"{path}{path.stat().st_size}{path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join([digest("runtime"), *seen]).encode()).hexdigest()
