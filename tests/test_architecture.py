"""The code keeps the shape that sessions_app/README.md tells: sizes, names, who imports whom."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import sources
from tests.sources import ROOT, lines, modules, name, parsed

# Where a file that is longer than we ask says why. Shorten the file rather than add a line here.
LONGER = {
    "static/js/outbox.js": "one queue with its store and its sender: they share every variable",
}
BANNED = {"utils", "helpers", "common", "manager", "service", "handler", "data", "info"}
# Split, so that this file does not hold what it forbids.
MACHINE = ["/" + "work/", "/" + "root/", "/" + "tmp/", "/" + "home/"]
REGISTRIES = ["py" + "pi.org", "python" + "hosted", "npm" + "js.org", "deb.debian" + ".org"]
REGISTRIES += ["un" + "pkg.com", "js" + "delivr"]


def too_long(paths: Iterator[Path], limit: int) -> list[str]:
    found = {name(path): lines(path) for path in paths}
    return [f"{path}: {n} lines" for path, n in found.items() if n > limit and path not in LONGER]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize(
    ("paths", "limit"),
    [
        (lambda: modules("sessions_app", "worldcafe", "script"), 200),
        (lambda: sources.templates(), 80),
        (lambda: [*sources.styles(), *sources.scripts()], 150),
        (lambda: modules("tests"), 250),
    ],
    ids=["modules", "templates", "styles and scripts", "tests"],
)
def test_files_are_short(paths, limit):
    assert too_long(paths(), limit) == []


def test_functions_are_short():
    found = [
        f"{name(path)}: {function.name}: {length(function)} lines"
        for path in modules("sessions_app", "worldcafe", "script")
        for function in functions(path)
        if length(function) > (18 if path.stem == "views" else 30)
    ]
    assert found == []


def test_no_name_says_nothing():
    paths = [*modules(), *sources.templates(), *sources.styles(), *sources.scripts()]
    files = [name(path) for path in paths if set(re.split(r"[._-]", path.stem)) & BANNED]
    classes = [
        f"{name(path)}: {node.name}"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
        and {word.lower() for word in re.findall("[A-Z][a-z]+", node.name)} & BANNED
    ]
    assert files + classes == []


def test_each_module_says_what_it_answers_for():
    silent = [
        name(path)
        for path in [*modules(), ROOT / "manage.py"]
        if parsed(path).body and not ast.get_docstring(parsed(path))
    ]
    assert silent == []


def test_imports_follow_the_contracts():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_only_live_rings_the_doorbell():
    found = [
        name(path)
        for path in modules("sessions_app")
        if "live" not in path.parts and "group_send" in path.read_text(encoding="utf-8")
    ]
    assert found == []


def recorded() -> Iterator[tuple[Path, str]]:
    """Yield each event that the code records by name, and where."""
    for path in modules("sessions_app"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "record":
                for constant in ast.walk(node.args[0]) if node.args else ():
                    if isinstance(constant, ast.Constant):
                        yield path, constant.value


def test_only_actions_record_events():
    elsewhere = {name(path) for path, _ in recorded() if "actions" not in name(path)}
    assert elsewhere == set()


def test_no_write_hides_in_a_signal():
    found = [
        name(path)
        for path in modules("sessions_app")
        if re.search(r"django\.(db\.models\.signals|dispatch)", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_file_names_a_machine_or_a_registry():
    found = []
    for path in sources.tracked():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{name(path)}: {word}" for word in MACHINE + REGISTRIES if word in text]
    assert found == []


def test_each_folder_of_code_is_a_package():
    folders = {path.parent for path in modules("sessions_app", "worldcafe", "tests")}
    assert [name(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_browser_of_a_test_is_watched_for_its_troubles():
    found = [
        name(path)
        for path in modules("tests")
        if "browser.new_context(" in (text := path.read_text(encoding="utf-8"))
        and path.name != "test_architecture.py"
        and text.count("browser.new_context(") != text.count("troubles.watch(")
    ]
    assert found == []
