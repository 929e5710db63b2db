"""Ten fiches, the longest, the emptiest and hostile ones among them, keep what PDF/UA-1 asks."""

import io

import pdfua
import pikepdf
import pytest

from sessions_app.fiche.document import FicheDocument
from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.folding import FlatBlock, Header, build
from sessions_app.fiche.publication import Publication
from tests.fiche import reference
from tests.fiche.accessibility import elements, faults
from tests.fiche.hostile import HOSTILE
from tests.fiche.samples import BLOCKS, HEADER, PUBLICATION, dressed, everywhere, sample

SENTENCE = (
    "Les personnes aînées du quartier veulent des bancs, des trottoirs déneigés et du monde. "
)


def longest() -> FicheDocument:
    """Return 60 blocks and 20 000 words."""
    kinds = ["section", "theme", "paragraph", "lead_in", "bullet", "box"]
    text = SENTENCE * 30
    blocks = [
        FlatBlock(
            kinds[rank % 6],
            text=text,
            heading=f"Titre {rank}" if kinds[rank % 6] in ("section", "theme", "box") else "",
            shape="ABC"[rank % 3],
            box=("definition", "method", "link")[rank // 6 % 3],
        )
        for rank in range(60)
    ]
    blocks = [b if b.kind != "paragraph" else FlatBlock("paragraph", SENTENCE * 60) for b in blocks]
    return build(HEADER, blocks, PUBLICATION)


def boxes() -> FicheDocument:
    """Return more boxes than any margin holds, one of them longer than a page."""
    small = [
        FlatBlock("box", SENTENCE * 4, heading=f"Mot {n}", box="definition") for n in range(14)
    ]
    long = FlatBlock("box", "\n".join([SENTENCE] * 90), box="method")
    return build(HEADER, [*small, FlatBlock("section", shape="A", heading="Q"), long, *BLOCKS])


FICHES = {
    "sample": sample,
    "emptiest": lambda: build(Header(""), []),
    "title alone": lambda: build(Header("Un titre"), [], Publication(issn="1234-5678")),
    "longest": longest,
    "boxes": boxes,
    "logo": dressed,
    "markup": lambda: everywhere(HOSTILE["typst"]),
    "signs": lambda: everywhere(HOSTILE["emoji"] + HOSTILE["controls"] + HOSTILE["right to left"]),
    "long words": lambda: everywhere(HOSTILE["long word"]),
    "2019": lambda: build(*reference.load()),
}


@pytest.mark.parametrize("design", ["sober", "collection"])
@pytest.mark.parametrize("name", FICHES)
def test_a_fiche_has_no_fault(name, design):
    if name == "2019" and not reference.PATH.exists():
        pytest.skip("the shared folder is not beside this checkout")
    content = FORMATS["pdf"].render(FICHES[name](), "letter", design)
    assert faults(content) == []


@pytest.mark.parametrize("design", ["sober", "collection"])
@pytest.mark.parametrize("name", ["sample", "logo", "emptiest", "boxes"])
def test_another_checker_finds_none_either(name, design):
    report = pdfua.validate(io.BytesIO(FORMATS["pdf"].render(FICHES[name](), "a4", design)))
    assert list(report.findings) == []


def test_the_checker_sees_what_is_wrong():
    file = pikepdf.open(io.BytesIO(FORMATS["pdf"].render(FICHES["logo"]())))
    del file.Root.Lang
    del file.Root.ViewerPreferences
    for one in elements(file):
        if str(one.S) == "/Figure":
            del one.Alt
        if str(one.S) == "/H2":
            one.S = pikepdf.Name("/H4")
    page = file.pages[0]
    del page.Annots[0].Contents
    page.contents_add(b"BT (x) Tj ET")
    spoiled = io.BytesIO()
    file.save(spoiled)
    found = " ".join(faults(spoiled.getvalue()))
    for fault in ("is in None", "its title", "without words", "jumps", "contents", "not tagged"):
        assert fault in found
