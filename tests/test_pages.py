"""Templates and style sheets keep the strict policy, the palette and Québec typography."""

import re

import no_break
from django.template import engines

from tests import sources
from tests.sources import name

ALONE = "templates/fiche/standalone.html"  # a file that is sent: it has to carry its own style
TAG = re.compile(r"<[a-z][^>]*>", re.IGNORECASE | re.DOTALL)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lab|lch|color)a?\(", re.IGNORECASE)


def found_in_templates(pattern: str) -> list[str]:
    found = []
    for path in sources.templates():
        text = path.read_text(encoding="utf-8")
        found += [f"{name(path)}: {match[0]}" for match in re.finditer(pattern, text)]
    return found


def test_every_template_compiles():
    for path in sources.templates():
        engines["django"].get_template(path.relative_to(sources.ROOT / "templates").as_posix())


def test_nothing_is_marked_safe():
    assert found_in_templates(r"\|\s*safe\b|{%\s*autoescape\s+off|\bsafeseq\b") == []
    modules = sources.modules("sessions_app", "worldcafe")
    assert [name(path) for path in modules if "mark_safe" in path.read_text(encoding="utf-8")] == []


def test_no_script_is_inline():
    assert found_in_templates(r"<script(?![^>]*\bsrc=)[^>]*>") == []
    handlers = [
        f"{name(path)}: {tag}"
        for path in sources.templates()
        for tag in TAG.findall(path.read_text(encoding="utf-8"))
        if re.search(r"\son[a-z]+\s*=\s*[\"']|javascript:|\shx-on", tag)
    ]
    assert handlers == []


def test_no_style_is_inline():
    found = found_in_templates(r"<style\b|<[a-z][^>]*\sstyle\s*=")
    assert [one for one in found if not one.startswith(ALONE)] == []


def test_nothing_is_fetched_from_elsewhere():
    assert found_in_templates(r"""(?:src|action|srcset)\s*=\s*["'](?:https?:)?//[^"']*""") == []
    for path in sources.styles():
        assert "http" not in path.read_text(encoding="utf-8"), name(path)


def test_colours_stay_in_the_tokens():
    found = [
        f"{name(path)}: {match[0]}"
        for path in sources.styles()
        if path.stem != "tokens"
        for match in COLOUR.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_french_is_spaced_as_in_quebec():
    """`python script/steps/no_break.py` mends what this finds."""
    found = []
    for path in no_break.sources():
        before = path.read_text(encoding="utf-8").splitlines()
        after = no_break.rewritten(path).splitlines()
        found += [f"{name(path)}: {line.strip()}" for line in before if line not in after]
    assert found == []


def test_no_exclamation_mark():
    found = []
    for path in sources.templates():
        shown = no_break.CODE.sub("\x00", path.read_text(encoding="utf-8"))
        found += [f"{name(path)}: {match[0]}" for match in re.finditer(r"\w+\s?!", shown)]
    assert found == []
