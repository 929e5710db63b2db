"""What the guides say is on the screens, what they link to is there, each screen's help exists."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.urls import get_resolver

from sessions_app.closing.demo.screens import PLAIN, SIGNED_IN
from sessions_app.guides.markdown import TASK, anchor_of
from sessions_app.guides.screens import BY_SCREEN, help_for
from sessions_app.guides.shelf import files, guide
from tests.cast import ROOM, link_of, signed_in, tablet
from tests.sources import ROOT

QUOTES = Path(__file__).with_name("quotes.txt").read_text(encoding="utf-8").splitlines()[1:]
FRENCH = polib.pofile(str(ROOT / "sessions_app/locale/en/LC_MESSAGES/django.po"))
PLACEHOLDER = r"(?:%\(\w+\)[sd]|\{\w+\}|%n)"
# Words that are fixed here: a time, a number, what the animator named.
GIVEN = r"…|\d[\d:]*"
BY_HAND = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def labels() -> list[str]:
    shown = [text for entry in FRENCH for text in (entry.msgid, entry.msgid_plural) if text]
    return [flat(text) for text in shown]


def shape(label: str) -> str:
    """Return a label with what changes from one café to another left open; the rest is exact."""
    label = re.sub(rf" \({PLACEHOLDER} min\)$", "", label)
    return re.sub(rf"{PLACEHOLDER}|{GIVEN}", "*", label).lower()


def test_every_label_that_a_guide_names_is_on_a_screen():
    known = {shape(label) for label in labels()} | {flat(quote) for quote in QUOTES}
    # A sentence of the screen is named by its beginning: « Rien reçu », « Hors ligne ».
    known |= {re.split(r" : |\. ", one)[0] for one in known}
    unknown = []
    for path in sorted((ROOT / "docs/guides").glob("*.md")):
        text = flat(path.read_text(encoding="utf-8"))
        said = dict.fromkeys(re.findall(r"« ([^»]*) »", text))
        unknown += [f"{path.name}: {one}" for one in said if not {one, shape(one)} & known]
    assert unknown == []


def test_screens_lead_to_a_page_of_help_and_name_no_file_of_the_project():
    assert [text for text in labels() if re.search(r"docs/|\w\.md\b", text)] == []
    leads = re.compile(r"{% url 'guide' '([\w-]+)' %}(?:#([\w-]+))?")
    pages = (path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html"))
    said = [pair for page in pages for pair in leads.findall(page)]
    assert said
    for name, anchor in said:
        assert guide(name), name
        assert not anchor or anchor in guide(name).anchors, (name, anchor)


def test_every_exception_is_still_in_a_guide():
    text = flat("".join(path.read_text(encoding="utf-8") for path in files().values()))
    assert [quote for quote in QUOTES if f"« {flat(quote)} »" not in text] == []


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.stem)
def test_every_link_and_picture_resolves(path):
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        file, _mark, anchor = target.partition("#")
        to = (path.parent / file).resolve() if file else path
        if not to.exists() or (anchor and anchor not in anchors(to)):
            lost.append(target)
    assert lost == []


def anchors(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {anchor_of(line.lstrip("# ").replace("`", "")) for line in lines if line[:1] == "#"}


def test_each_guide_has_a_name_of_its_own():
    assert len(files()) == len(list((ROOT / "docs").rglob("*.md")))


def test_the_index_names_every_file_of_docs():
    index = ROOT / "docs" / "lisez-moi.md"
    linked = re.findall(
        r"\]\(([^)\s#]+)\)", index.read_text(encoding="utf-8").partition("## Toutes")[2]
    )
    there = {path for path in (ROOT / "docs").rglob("*") if path.is_file()}
    assert {(index.parent / one).resolve() for one in linked} == there - {index}


def test_each_screen_has_help_that_exists():
    seen = {screen.view for screen in (*PLAIN, *SIGNED_IN)} - {"projection", "guides"}
    assert seen - set(BY_SCREEN) == {"return-preview"}  # seen as participants see it, without help
    assert set(BY_SCREEN) <= {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    for name, anchor in set(BY_SCREEN.values()):
        found = guide(name)
        assert found, name
        assert not anchor or anchor in found.anchors, (name, anchor)


def test_a_guide_is_a_page_for_everybody_and_in_the_room(client):
    for asked in ({}, ROOM):
        page = client.get("/aide/hote/", **asked)
        assert page.status_code == 200
        assert '<h2 id="lavis-dutilisation">' in page.content.decode()
    assert "<title>Aide – worldcafe</title>" in client.get("/aide/").content.decode()
    assert client.get("/aide/aucun/").status_code == 404


def test_a_reader_in_english_is_told_that_guides_are_in_french(client):
    said = "The guides are written in French only."
    assert said not in client.get("/aide/hote/").content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert said in client.get("/aide/hote/").content.decode()


def test_nothing_in_a_guide_is_html_of_its_own(tmp_path):
    from sessions_app.guides.markdown import read

    path = tmp_path / "x.md"
    path.write_text(f"# A\n\n<script>x</script> [y](javascript:z)\n\n- {TASK}<b>", "utf-8")
    text, _headings = read(path, {})
    assert "<script" not in text
    assert "javascript:" not in text.replace("[y](javascript:z)", "")
    assert '<li class="guide__task">&lt;b&gt;</li>' in text


def test_screens_lead_to_their_help(cafe, ana, client):
    def helped(page) -> str:
        return re.search(r'href="([^"]+)" target="aide"', page.content.decode())[1]

    browser = signed_in(ana)
    console = browser.get(f"/cafes/{cafe.code}/animation/")
    assert helped(console) == help_for("console") == "/aide/animation/#conduire-les-étapes"
    assert helped(browser.get(f"/cafes/{cafe.code}/synthese/")).startswith("/aide/redaction/#")
    link = link_of(cafe, 1)
    assert helped(tablet(link).get(f"/hote/{link.public_id}/")) == "/aide/hote/"
    projected = browser.get(f"/cafes/{cafe.code}/projection/").content.decode()
    assert 'target="aide"' not in projected
