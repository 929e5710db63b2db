"""The web page is one accessible file; the article inside is the one that our pages show."""

import re

import pytest

from sessions_app.fiche.document import Look
from sessions_app.fiche.exports import FORMATS, web
from sessions_app.fiche.exports.sheet import dark_rules, own_sheet
from sessions_app.fiche.folding import FlatBlock, Header, build
from tests.fiche.samples import sample


@pytest.fixture(scope="module")
def page():
    return FORMATS["html"].render(sample()).decode()


def test_the_page_says_its_language_title_and_landmarks(page):
    assert page.startswith('<!DOCTYPE html>\n<html lang="fr-CA">')
    assert "<title>Le quartier à pied</title>" in page
    assert page.count("<main>") == page.count("<h1>") == 1
    assert re.findall(r"<h([1-6])", page) == list("12233233233")


def test_the_page_needs_no_other_file(page):
    assert not re.search(r"<(script|link|img|iframe)|src=|@import|url\(", page)
    assert "style=" not in page


def test_the_sheet_passes_the_escaping_of_the_template_unchanged(page):
    assert all(one in page for one in (own_sheet(), dark_rules(Look())))


def test_every_colour_that_the_sheet_uses_is_defined_in_the_file(page):
    used, defined = set(re.findall(r"var\((--[\w-]+)", page)), set(re.findall(r"(--[\w-]+):", page))
    assert used == defined


def test_lists_boxes_and_links(page):
    assert "<li>se rencontrer;</li>" in page
    assert (
        '<div role="note" class="fiche-box fiche-box-definition" aria-label="Définition">' in page
    )
    assert '<a href="mailto:marche@exemple.ca">marche@exemple.ca</a> ou voir' in page


def test_the_number_of_a_theme_is_text(page):
    assert '<h3><span class="fiche-number">2</span> Les bancs</h3>' in page


def test_the_article_carries_the_anchors_of_its_blocks_once_each():
    body = web.render_body(sample())
    anchors = re.findall(r' id="bloc-(\d+)"', body)
    assert len(anchors) == len(set(anchors))
    assert {"1", "2", "3", "5", "8", "18"} <= set(anchors)
    assert '<li id="bloc-5" data-block="5">se rencontrer;</li>' in body
    assert body.count('data-block="1"') == 2


def test_the_file_for_others_carries_no_anchors(page):
    assert "bloc-" not in page
    assert "data-block" not in page


def test_no_space_slips_between_a_link_and_its_full_stop():
    body = web.render_body(build(Header("T"), [FlatBlock("paragraph", "Voir (www.exemple.ca).")]))
    assert '(<a href="http://www.exemple.ca">www.exemple.ca</a>).</p>' in body


def test_an_abbreviation_is_not_cut_at_its_hyphens():
    body = web.render_body(build(Header("T"), [FlatBlock("paragraph", "Ici, c.-à-d. <là>.")]))
    assert 'Ici, <span class="fiche-whole">c.-à-d.</span> &lt;là&gt;.</p>' in body
