"""What the archive keeps of a synthesis: themes merged, split, put back, duplicates, and dots."""

import json

from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive.packing import unpack
from sessions_app.closing.archive.reading import read
from sessions_app.closing.queries import archive
from sessions_app.facilitation.dots import actions as dots
from sessions_app.facilitation.dots.counting import revealed
from sessions_app.models import DotBallot, Theme
from sessions_app.synthesis import actions
from sessions_app.synthesis.undo import last_step, undo
from tests.synthesis.board import question, theme, three_notes


def facts(cafe, kind):
    return list(cafe.events.filter(kind=kind).order_by("seq").values_list("facts", flat=True))


def again(cafe, owner):
    """Take the café out, delete it, bring it back; what it would be exported as is the same."""
    raw = archive(cafe)
    remove_cafe(cafe)
    back = import_cafe(read(raw), owner)
    assert archive(back) == raw
    return back, unpack(raw)


def test_merges_splits_and_what_was_kept_apart_name_the_same_rows(cafe, ana):
    one, two, three = three_notes(cafe)
    links, places = theme(cafe, "Liens", one, two), theme(cafe, "Lieux", three)
    actions.keep_apart(links, [two], actor=ana)
    actions.merge_themes(links, places, actor=ana)
    undo(cafe, ana, last_step(cafe, ana).number)
    asked = question(cafe)
    actions.add_theme(cafe, asked, "Seuls", notes=[two], from_theme=links, actor=ana)
    actions.merge_themes(Theme.objects.get(title="Liens"), places, actor=ana)
    back, sections = again(cafe, ana)
    told = [one["facts"] for one in sections["events"]]
    assert [one["apart"] for one in told if "apart" in one] == [[two.uid]] * 3 + [[]]
    places, seuls = Theme.objects.get(title="Lieux"), Theme.objects.get(title="Seuls")
    removed = facts(back, "theme-removed")
    merged, last = removed[0], removed[-1]
    assert merged["into"] == last["into"] == places.pk
    assert merged["apart"] == [back.notes.get(uid=two.uid).pk]
    assert seuls.placements.get().dissent
    # Once more, from the café that was brought back.
    again(back, ana)


def test_a_duplicate_still_names_what_it_repeats(cafe, ana):
    one, two, _three = three_notes(cafe)
    actions.set_aside(cafe, [two], "duplicate", repeats=one, actor=ana)
    back, _sections = again(cafe, ana)
    assert back.notes.get(uid=two.uid).set_aside.repeats.uid == one.uid
    assert facts(back, "note-set-aside")[0]["repeats"] == back.notes.get(uid=one.uid).pk


def test_dots_come_back_on_their_themes_and_nobody_is_known_by_them(cafe, ana):
    links, places, gone = (theme(cafe, title) for title in ("Liens", "Lieux", "Défait"))
    asked, first, second = question(cafe), "f" * 32, "0" * 32
    dots.open_votes(cafe, ana, [asked], 3, "http://10.0.0.2")
    dots.place_dots(cafe, asked, first, "a" * 32, 0, {links.pk: 1, places.pk: 1, gone.pk: 1})
    dots.place_dots(cafe, asked, second, "b" * 32, 0, {places.pk: 3})
    dots.count_by_hand(cafe, ana, asked, {places.pk: 4})
    dots.reveal_vote(cafe, ana, asked)
    actions.merge_themes(links, places, actor=ana)
    actions.dissolve_theme(gone, actor=ana)
    assert revealed(cafe) == {places.pk: 9}
    back, sections = again(cafe, ana)
    assert first not in json.dumps(sections)
    assert sections["cafe"]["votes"][0]["ballots"] == [{"1": 2}, {"1": 3}]
    assert revealed(back) == {Theme.objects.get(title="Lieux").pk: 9}
    assert DotBallot.objects.count() == 2
