"""Québec spacing in what people read: templates, strings marked for translation, French guides.

`python script/steps/no_break.py` rewrites the sources: a no-break space before a colon and inside
« », no space before ; ! ?, and ’ for the straight apostrophe. The tests refuse what it would change.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
RULES = [
    (re.compile(r"(?<!\s) :(?!\S)"), "\u00a0:"),
    (re.compile(r"« ?(?!\u00a0)"), "«\u00a0"),
    (re.compile(r"(?<!\u00a0) ?»"), "\u00a0»"),
    (re.compile(r"(?<=\S) (?=[;!?](?!\S))"), ""),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
]
# Code of the template language, tags and entities; what lies between them is shown.
CODE = re.compile(
    r"({%\s*comment.*?endcomment\s*%}|{#.*?#}|{{.*?}}|{%.*?%}|<!.*?>|<[a-z/][^>]*>|&[#\w]+;)",
    re.DOTALL,
)
# What a guide quotes of code, and where its links lead.
QUOTED = re.compile(r"(```.*?```|`[^`\n]*`|\]\([^)\s]*\))", re.DOTALL)
ENGLISH = {"archive.md"}
TRANSLATED = re.compile(r"""({%\s*translate\s+(["']))(.*?)(?=\2)""", re.DOTALL)


def sources() -> Iterator[Path]:
    yield from sorted((ROOT / "templates").rglob("*.html"))
    for folder in ("sessions_app", "worldcafe"):
        yield from sorted((ROOT / folder).rglob("*.py"))
    yield from (one for one in sorted((ROOT / "docs").rglob("*.md")) if one.name not in ENGLISH)


def spaced(sentence: str) -> str:
    """Return one French sentence with its spaces set."""
    for pattern, replacement in RULES:
        sentence = pattern.sub(replacement, sentence)
    return sentence


def rewritten(path: Path) -> str:
    """Return a source file with every sentence that people read spaced."""
    source = path.read_text(encoding="utf-8")
    return {".html": template, ".md": guide}.get(path.suffix, module)(source)


def guide(source: str) -> str:
    parts = QUOTED.split(source)
    parts[::2] = map(spaced, parts[::2])
    return "".join(parts)


def template(source: str) -> str:
    parts = CODE.split(source)
    parts[::2] = map(spaced, parts[::2])
    parts[1::2] = [TRANSLATED.sub(lambda m: m[1] + spaced(m[3]), code) for code in parts[1::2]]
    return "".join(parts)


def module(source: str) -> str:
    lines = source.encode().splitlines(keepends=True)
    for node in sorted(marked(source), key=lambda node: (node.lineno, node.col_offset))[::-1]:
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        block = b"".join(lines[first : last + 1])
        end = len(block) - len(lines[last]) + (node.end_col_offset or 0)
        literal = spaced(block[node.col_offset : end].decode())
        lines[first : last + 1] = [block[: node.col_offset] + literal.encode() + block[end:]]
    return b"".join(lines).decode()


def marked(source: str) -> Iterator[ast.Constant]:
    """Yield the string literals that are marked for translation."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKS:
            for node in call.args[:2]:
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else sources():
        text = rewritten(path)
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(path)
