"""Joins the styles and the modules of a page, so that a slow Wi-Fi carries two files and not forty.

Templates name them: ``{% styles "wall" "components/live screens/wall" %}``, ``{% scripts … %}``;
see ``sessions_app/templatetags/joined.py``. They lose comments and indentation, and nothing else.
"""

import re
from pathlib import Path

NAMED = re.compile(r'{% (styles|scripts) "([\w-]+)" "([^"]+)" %}')
# As apart: its names are its own, and an error in it stops no other.
MODULE = "// {}\ntry {{\n{}}} catch (error) {{\nsetTimeout(() => {{ throw error; }});\n}}\n"


def join(templates: Path, static: Path, target: Path) -> None:
    """Write what the templates name into the folder ``target``; touch only what has changed."""
    wanted = joined(templates, static)
    target.mkdir(parents=True, exist_ok=True)
    for path in target.iterdir():
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = target / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


def joined(templates: Path, static: Path) -> dict[str, str]:
    """Return each joined file by its name; a name stands for the same files on every page."""
    found: dict[str, str] = {}
    for page in sorted(templates.rglob("*.html")):
        for kind, name, files in NAMED.findall(page.read_text(encoding="utf-8")):
            file, text = (styles if kind == "styles" else scripts)(static, name, files.split())
            if found.setdefault(file, text) != text:
                raise ValueError(f"{page}: « {name} » joins other files on another page")
    return found


def styles(static: Path, name: str, files: list[str]) -> tuple[str, str]:
    texts = ((static / "css" / f"{file}.css").read_text(encoding="utf-8") for file in files)
    return f"{name}.css", flat(re.sub(r"/\*.*?\*/", "", "".join(texts), flags=re.DOTALL))


def scripts(static: Path, name: str, files: list[str]) -> tuple[str, str]:
    paths = [static / "js" / f"{file}.js" for file in files]
    texts = (MODULE.format(path.name, flat(path.read_text(encoding="utf-8"))) for path in paths)
    return f"{name}.js", "".join(texts)


def flat(text: str) -> str:
    """Return the lines that are no comments, without indentation: no string of ours spans lines."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
