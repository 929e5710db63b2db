"""Flat blocks fold into one document: in order, set once, with nothing empty and nothing lost."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.fiche.document import Box, BulletList, Paragraph, Theme
from sessions_app.fiche.folding import FlatBlock, Header, build
from sessions_app.fiche.publication import Publication
from tests.fiche.samples import BLOCKS, HEADER, PUBLICATION, sample

KINDS = ["section", "lead_in", "theme", "bullet", "paragraph", "box"]
FLAT = st.builds(
    FlatBlock,
    kind=st.sampled_from(KINDS),
    text=st.sampled_from(["", "un", "deux\ntrois"]),
    heading=st.sampled_from(["", "titre"]),
    shape=st.sampled_from("ABCD"),
    box=st.sampled_from(["definition", "method", "link", ""]),
    url=st.sampled_from(["", "https://exemple.ca"]),
)


def fold(*blocks, header=HEADER):
    return build(header, blocks).body


def test_what_stands_before_the_first_section_is_the_opening():
    document = sample()
    assert [part.tag for part in document.opening] == ["paragraph", "paragraph", "box"]
    assert [section.shape for section in document.sections] == ["A", "B", "C", "D"]


def test_consecutive_bullets_form_one_list():
    lead_in, bullets = sample().sections[0].content
    assert lead_in == Paragraph(lead_in.text, lead_in=True)
    assert [str(item) for item in bullets.items] == ["se rencontrer;", "respirer."]


def test_in_shape_b_a_paragraph_closes_the_themes():
    winter, evening, closing = sample().sections[1].content
    assert (winter.number, type(winter.content[0])) == (0, BulletList)
    assert str(evening.heading) == "Concernant le soir\u00a0:"
    assert str(closing.text) == "Les tables s’accordent sur ce point."


def test_in_shape_c_themes_are_numbered_and_hold_their_prose():
    snow, benches = sample().sections[2].content
    assert [(t.number, str(t.content[0].text)) for t in (snow, benches)] == [
        (1, "Il commence tôt."),
        (2, "Il y en a partout."),
    ]
    assert isinstance(benches.content[1], Box)


def test_a_conclusion_needs_no_heading():
    assert sample().sections[3].heading is None


def test_a_box_has_a_label_a_title_lines_and_a_link():
    (box,) = fold(FlatBlock("box", "un\ndeux", heading="T", box="method", url="https://exemple.ca"))
    assert (box.label, str(box.title), [str(line) for line in box.paragraphs]) == (
        "Méthode",
        "T",
        ["un", "deux"],
    )
    assert str(box.link) == "Pour en savoir plus\u00a0: https://exemple.ca"
    assert box.link.spans[-1].target == "https://exemple.ca"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "exemple.ca"])
def test_the_address_of_a_box_can_only_be_a_web_address(url):
    (box,) = fold(FlatBlock("box", box="link", url=url))
    assert box.link.spans[-1].target.startswith("http://")


def test_typography_is_applied_here():
    document = build(Header("L'été ?", "", ""), [FlatBlock("paragraph", "Voici : 12 % !")])
    assert str(document.title) == "L’été?"
    assert str(document.body[0].text) == "Voici\u00a0: 12\u00a0%!"


def test_lines_are_joined_before_they_are_set():
    assert str(build(Header("Pourquoi\n?"), []).title) == "Pourquoi?"


def test_each_text_keeps_the_id_of_its_block_and_each_block_has_one_first_text():
    texts = [text for text in sample().texts() if text.block]
    first = [text.block for text in texts if text.first]
    assert len(first) == len(set(first))
    assert {"1", "4", "5", "8", "12", "22"} <= set(first)
    assert [text.first for text in texts if text.block == "1"] == [True, False]


def test_what_holds_no_text_is_dropped():
    empty = [FlatBlock(kind, "  \n ", heading=" ", shape="C", box="link") for kind in KINDS]
    assert build(HEADER, empty).body == ()


def test_a_section_with_nothing_under_its_heading_is_left_out():
    head = FlatBlock("section", shape="A", heading="Question?")
    said = FlatBlock("bullet", "une idée")
    assert fold(head, FlatBlock("bullet", " "), FlatBlock("theme")) == ()
    assert [str(one.heading) for one in fold(head, head, said, head)] == ["Question?"]


def test_content_under_a_theme_without_a_heading_is_kept_and_not_numbered():
    (section,) = fold(
        FlatBlock("section", shape="C"), FlatBlock("theme"), FlatBlock("paragraph", "prose")
    )
    assert [part.tag for part in section.content] == ["paragraph"]


def test_a_fiche_without_a_title_has_one_to_show():
    assert str(build(Header(""), []).title) == "Fiche synthèse"


@given(st.lists(FLAT, max_size=12))
def test_every_text_comes_out_once_and_in_order(blocks):
    written: list[list[str]] = [[]]
    for block in blocks:
        if block.kind == "section":
            written.append([block.heading])
        else:
            fields = [block.heading if block.kind in ("theme", "box") else ""]
            fields.append(block.text if block.kind != "theme" else "")
            fields.append(block.url if block.kind == "box" else "")
            written[-1] += [field for field in fields if field.strip()]
    opening, *sections = written
    parts = [*opening, *(text for one in sections if len(one) > 1 for text in one)]
    document = build(Header("T"), blocks)
    published = " ".join(map(str, document.texts())).replace("Pour en savoir plus\u00a0: ", "")
    assert published.split() == ["T", *" ".join(parts).split()]


def test_publication_parts_vanish_when_empty_and_signs_appear_once():
    labels = {part.label: [str(line) for line in part.lines] for part in sample().publication}
    assert labels == {
        "Autrices et auteurs": ["Ana Roy, M.\u00a0A.", "Hugo Bélanger"],
        "Droits et dépôt légal": ["© Atelier du Canal", "ISSN 1234-5678"],
    }
    signed = dataclasses.replace(PUBLICATION, copyright="© Atelier", issn="ISSN 1")
    assert [str(t) for t in build(HEADER, [], signed).publication[1].lines] == [
        "© Atelier",
        "ISSN 1",
    ]
    assert build(HEADER, BLOCKS, Publication()).publication == ()


def test_the_document_and_its_parts_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        sample().language = "en"
    assert isinstance(hash(sample()), int)
    assert isinstance(sample().sections[1].content[0], Theme)
