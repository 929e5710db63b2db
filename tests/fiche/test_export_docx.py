"""The Word file has real headings, lists, links, fields and language, and styles to redesign."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from sessions_app.fiche.exports import FORMATS
from sessions_app.fiche.folding import FlatBlock, Header, build
from tests.fiche.samples import sample


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(FORMATS["docx"].render(sample())))


def styled(word, style):
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == style]


def test_title_headings_and_lists_have_the_styles_of_word(word):
    assert styled(word, "Title") == ["Le quartier à pied"]
    assert styled(word, "Subtitle") == ["Ce que disent les tables"]
    assert styled(word, "Heading 1")[:3] == [
        "Que veut dire marcher?",
        "Quels obstacles?",
        "Quelles conditions?",
    ]
    assert "Les bancs" in styled(word, "Heading 2")
    assert styled(word, "List Bullet")[:2] == ["se rencontrer;", "respirer."]
    assert word.styles["List Bullet"].element.pPr.numPr is not None
    for style in ("Title", "Subtitle"):
        assert word.styles[style].element.rPr.find(qn("w:spacing")) is None


def test_numbered_themes_are_numbered_by_word_and_start_anew_in_each_section():
    section = [
        FlatBlock("section", shape="C", heading="Q"),
        FlatBlock("theme", heading="un"),
        FlatBlock("theme", heading="deux"),
    ]
    word = docx.Document(
        io.BytesIO(FORMATS["docx"].render(build(Header("T"), [*section, *section])))
    )
    numbers = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.text in ("un", "deux")]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = word.part.numbering_part.element
    for number in set(numbers):
        definition = numbering.num_having_numId(number)
        assert definition.find(f".//{qn('w:startOverride')}").get(qn("w:val")) == "1"


def test_links_are_hyperlinks(word):
    targets = {r.target_ref for r in word.part.rels.values() if r.is_external}
    assert {"https://exemple.ca/marche", "mailto:marche@exemple.ca"} <= targets
    assert len(list(word.element.iter(qn("w:hyperlink")))) == 4


def test_the_file_is_in_quebec_french_and_has_its_title(word):
    languages = {tag.get(qn("w:val")) for tag in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-CA"}
    assert (word.core_properties.language, word.core_properties.title) == (
        "fr-CA",
        "Le quartier à pied",
    )
    assert word.core_properties.author == "Atelier du Canal"


def test_word_opens_it_as_a_file_of_today(word):
    modes = word.settings.element.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")
    assert [mode.get(qn("w:val")) for mode in modes] == ["15"]
    assert len(word.settings.element.xpath("w:compat")) == 1
    assert all(style.style_id.isascii() for style in word.styles)


def test_pages_are_numbered_by_fields_and_headed_by_the_title(word):
    (page,) = word.sections
    assert page.header.paragraphs[0].text == "Le quartier à pied"
    for footer in (page.footer, page.first_page_footer):
        fields = footer._element.iter(qn("w:fldSimple"))
        assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_boxes_are_shaded_paragraphs_in_styles_of_their_own(word):
    assert styled(word, "Fiche Encadré définition") == ["Rue active", "Une rue où l’on marche."]
    assert styled(word, "Fiche Encadré étiquette") == [
        "Définition",
        "Pour en savoir plus",
        "Méthode",
    ]
    shade = word.styles["Fiche Encadré définition"].element.pPr.find(qn("w:shd"))
    assert shade.get(qn("w:fill")) == "E2EFEF"
    assert word.tables == []


@pytest.mark.parametrize(("paper", "width"), [("letter", 216), ("a4", 210)])
def test_the_paper_can_be_chosen(paper, width):
    word = docx.Document(io.BytesIO(FORMATS["docx"].render(sample(), paper)))
    assert round(word.sections[0].page_width.mm) == width


def test_the_parts_of_styles_and_numbering_stand_in_the_order_that_word_asks_for(word):
    order = ["keepNext", "keepLines", "widowControl", "numPr", "pBdr", "shd", "spacing", "ind"]
    for properties in word.styles.element.iter(qn("w:pPr")):
        names = [child.tag.split("}")[1] for child in properties]
        ranks = [order.index(name) for name in names if name in order]
        assert ranks == sorted(ranks), names
    tags = [child.tag.split("}")[1] for child in word.part.numbering_part.element]
    assert tags == sorted(tags)  # every abstractNum before the first num


def test_the_file_holds_no_date_of_its_making():
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(sample()))) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        assert packed.namelist()[0] == "[Content_Types].xml"
