"""What pages name is joined into a file each: in order, apart from one another, without comments."""

import re
from collections.abc import Iterator

import join
import pytest
from django.template import Context, Template

from tests import sources
from tests.sources import name


def test_what_a_page_names_is_joined_in_its_order_without_comments(tmp_path):
    for path, text in {
        "css/base.css": '/* One */\na {\n  src: url("../fonts/a");\n}\n',
        "css/screens/b.css": "b { color: inherit }\n",
        "js/one.js": "// What it does.\nconst a = 1; // said\n  // more\n",
        "js/two.js": 'const a = "// no comment";\n',
        "pages/a.html": '{% styles "a" "screens/b base" %}{% scripts "a" "one two" %}',
        "pages/more/b.html": '{% scripts "a" "one two" %}',
        "joined/gone.js": "",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    join.join(tmp_path / "pages", tmp_path, tmp_path / "joined")
    made = {path.name: path.read_text() for path in (tmp_path / "joined").iterdir()}
    assert made["a.css"] == 'b { color: inherit }\na {\nsrc: url("../fonts/a");\n}\n'
    assert made["a.js"] == (
        join.MODULE.format("one.js", "const a = 1; // said\n")
        + join.MODULE.format("two.js", 'const a = "// no comment";\n')
    )
    assert set(made) == {"a.css", "a.js"}
    (tmp_path / "pages/c.html").write_text('{% scripts "a" "two" %}')
    with pytest.raises(ValueError, match="other files"):
        join.join(tmp_path / "pages", tmp_path, tmp_path / "joined")


@pytest.mark.parametrize("path", sources.scripts(), ids=lambda path: path.name)
def test_a_module_can_be_joined(path):
    """No text spans lines, so that a line that starts as a comment is one; and none waits as it starts."""
    text = path.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.count("`") % 2] == []
    assert "/*" not in text
    assert not re.search(r"^(import|export|await|return)\b", text, re.MULTILINE)


def test_each_style_and_module_is_on_a_page_in_a_way_that_the_joiner_reads():
    """It reads the templates as text, so that each tag must be one that it finds."""
    used = set()
    for path in sources.templates():
        page = path.read_text(encoding="utf-8")
        named = join.NAMED.findall(page)
        assert len(named) == len(re.findall(r"{%-?\s*(?:styles|scripts)\b", page)), path
        used |= {path for tag, _name, files in named for path in paths(tag, files)}
        used |= set(re.findall(r"static '((?:css|js)/[^']+)'", page))
    everything = {
        name(path).removeprefix("static/") for path in [*sources.styles(), *sources.scripts()]
    }
    assert used == everything


def paths(tag: str, files: str) -> list[str]:
    kind = "css" if tag == "styles" else "js"
    return [f"{kind}/{one}.{kind}" for one in files.split()]


def test_in_development_each_file_comes_as_it_is_written(settings):
    page = Template('{% styles "a" "base layout" %}{% scripts "host" "swap live" %}')
    settings.DEBUG = True
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    assert re.findall(r"/static/([^\"]+)", page.render(Context())) == [
        "css/base.css",
        "css/layout.css",
        "js/swap.js",
        "js/live.js",
    ]


def test_a_page_loads_htmx_where_one_of_its_parts_asks_by_it_and_nowhere_else():
    found = {}
    for path in sources.templates():
        page = path.read_text(encoding="utf-8")
        if '{% extends "base.html" %}' in page:
            asks = any(re.search(r"\bhx-(?!headers)[a-z]+", part) for part in parts(page))
            found[name(path)] = (asks, "components/_htmx.html" in page)
    assert {one: both for one, both in found.items() if both[0] != both[1]} == {}


def parts(page: str) -> Iterator[str]:
    """Yield the text of a page and of all that it includes."""
    yield page
    for included in set(re.findall(r'{% include "([^"]+)"', page)):
        yield from parts((sources.ROOT / "templates" / included).read_text(encoding="utf-8"))
