"""A fiche draws on the other cafés of its series: cited by where it was said, whatever becomes of them."""

import re

import pytest
from django.urls import reverse

from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.annex import provenance
from sessions_app.closing.archive.reading import read
from sessions_app.closing.purge.actions import purge
from sessions_app.closing.queries import archive
from sessions_app.fiche import actions
from sessions_app.fiche.checks import review
from sessions_app.fiche.queries import manuscript
from sessions_app.models import Cafe, Note, OutsideSource, Series
from sessions_app.preparation.actions.copies import duplicate
from tests.cast import START, add_note
from tests.fiche.desk import Desk
from tests.synthesis.board import theme

FIRST, SECOND = "Le soir, les rues sont sombres.", "Des bancs manquent partout au parc."
AWAY = "n’est plus à portée"
SAID = "Il fait noir dès cinq heures"


@pytest.fixture
def other(cafe, ana, organisation) -> Cafe:
    """Another café on the same questions, in one series with Ana's."""
    other = duplicate(cafe, ana, START)
    series = Series.objects.create(organisation=organisation, name="Deux dates")
    Cafe.objects.filter(pk__in=[cafe.pk, other.pk]).update(series=series)
    Cafe.objects.filter(pk=other.pk).update(title="Ailleurs en ville")
    other.refresh_from_db()
    cafe.refresh_from_db()
    return other


@pytest.fixture
def note(other) -> Note:
    note = add_note(other, SAID, table=2, round_=3)
    theme(other, "Le soir", note)
    return note


@pytest.fixture
def desk(other, cafe, sofia_browser) -> Desk:
    return Desk(sofia_browser, cafe).begin()


@pytest.fixture
def block(desk, cafe) -> int:
    head = cafe.questions.first().text
    desk.add("section", heading=head, shape="C")
    return desk.add("paragraph", text=f"{FIRST} {SECOND}")


def link(desk, block, **sent):
    answer = desk.post(f"redaction/blocs/{block}/sources/", **sent)
    assert answer.status_code == 200
    return answer.content.decode()


def panel(desk, block=0, **asked) -> str:
    query = "&".join(f"{name}={value}" for name, value in {"block": block, **asked}.items())
    return desk.get(f"redaction/notes/?{query}").content.decode()


def links() -> list[tuple[str, str, int, int, str]]:
    names = ("title", "held_on", "table", "round", "sentence")
    return [(t, str(d), n, r, s) for t, d, n, r, s in OutsideSource.objects.values_list(*names)]


def test_notes_of_the_series_are_offered_cited_and_detached(desk, block, note, other):
    offered = panel(desk, block)
    assert "Dans les autres cafés de la série" in offered
    assert SAID in offered
    assert f"/cafes/{other.code}/synthese/?question={note.question_id}" in offered
    page = link(desk, block, outside=note.pk, sentence=FIRST)
    assert links() == [("Ailleurs en ville", "2026-09-21", 2, 3, FIRST)]
    assert "1 note · 1 phrase sans source" in page
    link(desk, block, outside=note.pk, sentence=FIRST)
    assert len(links()) == 1
    places = re.findall(r'<li><a href="#at-(\d+)\.[\d-]+">([^<]*)</a>', panel(desk))
    assert places == [(str(block), "Section 1, point 1")]
    assert SAID in panel(desk, q="CINQ heures")
    link(desk, block, source=OutsideSource.objects.get().pk, sentence=FIRST, detach="1")
    assert links() == []


def test_a_link_follows_its_sentence_and_is_tied_again(desk, block, note, cafe):
    link(desk, block, outside=note.pk, sentence=FIRST)
    link(desk, block, outside=note.pk)
    saved = desk.save(block, 1, text=f"{SECOND} Tout a été dit.").content.decode()
    assert "1 note · 1 à relier" in saved
    found = [one.remark for group in review(cafe, manuscript(cafe)).groups for one in group.open]
    assert any("Ailleurs en ville" in one for one in found)
    source = OutsideSource.objects.first().pk
    link(desk, block, source=source, sentence="Tout a été dit.", lost=FIRST)
    assert [one[4] for one in links()] == ["Tout a été dit.", ""]
    ticket = desk.remove(block)
    assert links() == []
    desk.post("redaction/blocs/retablir/", ticket=ticket)
    assert [one[4] for one in links()] == ["Tout a été dit.", ""]
    assert OutsideSource.objects.filter(note=note).count() == 2


def test_what_a_writer_may_not_read_is_neither_offered_nor_taken(desk, block, note, other, charlie):
    desk.cafe.co_animators.add(charlie)
    link(desk, block, outside=note.pk)
    desk.browser.force_login(charlie, "django.contrib.auth.backends.ModelBackend")
    shown = panel(desk, block)
    assert SAID not in shown
    assert AWAY in shown
    assert other.code not in shown
    assert "Dans les autres cafés" not in shown
    answer = desk.post(f"redaction/blocs/{block}/sources/", outside=note.pk)
    assert answer.status_code == 410
    elsewhere = add_note(duplicate(other, other.owner), "D’un café hors série")
    desk.browser.force_login(other.owner, "django.contrib.auth.backends.ModelBackend")
    answer = desk.post(f"redaction/blocs/{block}/sources/", outside=elsewhere.pk)
    assert answer.status_code == 410
    assert len(links()) == 1


@pytest.mark.parametrize("away", ["out", "hidden", "taken back", "removed"])
def test_a_source_that_is_out_of_reach_says_so_and_breaks_nothing(desk, block, note, other, away):
    link(desk, block, outside=note.pk)
    if away == "out":
        Cafe.objects.filter(pk=other.pk).update(series=None)
    elif away == "hidden":
        Note.objects.filter(pk=note.pk).update(hidden_at=START, hidden_reason="Un nom")
    elif away == "taken back":
        Note.objects.filter(pk=note.pk).update(deleted_at=START)
        purge(other, None)
    else:
        remove_cafe(other)
    shown = panel(desk, block)
    assert AWAY in shown
    assert "Ailleurs en ville, 21 septembre 2026 · Table 2 · Ronde 3" in " ".join(shown.split())
    assert SAID not in shown
    assert "1 note" in desk.get("redaction/blocs/").content.decode()
    link(desk, block, source=OutsideSource.objects.get().pk, detach="1")
    assert links() == []


def test_it_goes_by_archive_and_into_the_annex_without_its_words(desk, block, note, cafe, ana):
    link(desk, block, outside=note.pk, sentence=FIRST)
    actions.keep_version(cafe, ana, "Avant")
    kept = links()
    raw = archive(cafe)
    assert SAID.encode() not in raw
    told = str(provenance.pieces(cafe))
    assert "Ailleurs en ville" in told
    assert "21 septembre 2026 · T2 · R3" in told
    assert SAID not in told
    remove_cafe(cafe)
    again = import_cafe(read(raw), ana)
    assert archive(again) == raw
    assert links() == kept
    actions.restore(again, ana, 1)
    assert links() == kept
    assert OutsideSource.objects.get().note is None


def test_a_version_brings_its_sources_back(desk, block, note, cafe, ana):
    link(desk, block, outside=note.pk)
    actions.keep_version(cafe, ana, "Avec")
    link(desk, block, source=OutsideSource.objects.get().pk, detach="1")
    actions.restore(cafe, ana, 1)
    assert OutsideSource.objects.get().note == note
    assert OutsideSource.objects.get().block_id == block


def test_from_its_own_board_the_note_leads_to_that_fiche(desk, block, note, other, sofia_browser):
    link(desk, block, outside=note.pk)
    address = reverse("fiche-beside", args=[other.code])
    shown = sofia_browser.get(f"{address}?question={note.question_id}&note={note.pk}")
    assert f"/cafes/{desk.cafe.code}/fiche/redaction/#at-{block}" in shown.content.decode()


def test_unused_notes_are_this_cafe_s_own(desk, block, note, cafe):
    mine = add_note(cafe, "La mienne")
    found = [one for group in review(cafe, manuscript(cafe)).groups for one in group.open]
    assert [one.note for one in found if one.note] == [mine]


def test_the_panel_asks_as_much_of_two_cafes_as_of_four(
    desk, block, note, other, ana, django_assert_num_queries
):
    panel(desk, block)
    with django_assert_num_queries(28):
        panel(desk, block)
    for n in range(3):
        more = duplicate(other, ana)
        Cafe.objects.filter(pk=more.pk).update(series=other.series)
        theme(more, f"Thème {n}", add_note(more, f"Idée {n}"))
    with django_assert_num_queries(28):
        assert "Idée 2" in panel(desk, block)
