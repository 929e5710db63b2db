"""The plenary wall: every note by question × round × table, and « rien reçu » by name."""

import re

from sessions_app.harvest.plenary_actions import add_plenary_note
from sessions_app.harvest.wall import wall
from sessions_app.harvest.wall_map import map_of
from sessions_app.models import Note, NoteSource, PhaseState, QuestionMode, Table
from tests.cast import add_note, signed_in

UID = "a" * 32


def begin(cafe, *numbers, state=PhaseState.DONE):
    rounds = list(cafe.phases.filter(kind="round"))
    for number in numbers:
        cafe.phases.filter(pk=rounds[number - 1].pk).update(state=state)


def shown(browser, cafe, **asked):
    answer = browser.get(f"/cafes/{cafe.code}/recolte/", asked)
    assert answer.status_code == 200
    return re.sub(r"[ \n]+", " ", answer.content.decode())


def test_tables_that_sent_nothing_are_named(ana_browser, cafe):
    begin(cafe, 1, 2)
    add_note(cafe, "Se connaître par son prénom", table=1)
    add_note(cafe, "Donner et recevoir", table=3)
    seen = shown(ana_browser, cafe)
    assert "Rien reçu : tables 2 et 4" in seen
    assert "Rien reçu : tables 1, 2, 3 et 4" in seen
    assert "Se connaître par son prénom" in seen


def test_a_round_to_come_accuses_nobody(ana_browser, cafe):
    seen = shown(ana_browser, cafe)
    assert "À venir" in seen
    assert "Rien reçu" not in seen


def test_in_a_carousel_a_table_answers_for_its_own_question_only(cafe):
    cafe.mode = QuestionMode.CAROUSEL
    cafe.save()
    begin(cafe, 1)
    first, second, third = wall(cafe).groups
    assert [table.number for table in first.rows[0].silent] == [1, 4]
    assert [table.number for table in second.rows[0].silent] == [2]
    assert [len(group.rows) for group in (first, second, third)] == [3, 3, 3]


def test_with_the_same_question_the_others_do_not_clutter_the_wall(cafe):
    cafe.mode = QuestionMode.SAME
    cafe.save()
    (group,) = wall(cafe).groups
    assert [row.number for row in group.rows] == [1, 2, 3]


def test_a_removed_table_keeps_its_notes_and_owes_nothing(cafe):
    begin(cafe, 1)
    add_note(cafe, "Avant de partir", table=4)
    Table.objects.filter(cafe=cafe, number__in=[3, 4]).update(removed_at=cafe.created_at)
    row = wall(cafe).groups[0].rows[0]
    assert [cell.table.number for cell in row.cells] == [4]
    assert [table.number for table in row.silent] == [1, 2]


def test_late_notes_and_other_versions_say_so_in_words(ana_browser, cafe):
    first = add_note(cafe, "Première version")
    second = add_note(cafe, "Deuxième version")
    add_note(cafe, "Entre les deux")
    Note.objects.filter(pk=second.pk).update(sibling_of=first, late=True)
    seen = shown(ana_browser, cafe)
    assert seen.index("Première") < seen.index("Deuxième") < seen.index("Entre les deux")
    assert "Autre version" in seen
    assert "Arrivée après la ronde" in seen


def test_notes_taken_back_are_not_shown(ana_browser, cafe):
    note = add_note(cafe, "Reprise par sa table")
    Note.objects.filter(pk=note.pk).update(deleted_at=cafe.created_at)
    assert "Reprise par sa table" not in shown(ana_browser, cafe)


def test_the_map_counts_and_marks_silence(cafe):
    begin(cafe, 1)
    add_note(cafe, "Une", table=2)
    add_note(cafe, "Deux", table=2)
    (_number, _round, squares), *_rest = map_of(wall(cafe))
    assert [(one.count, one.silent) for one in squares] == [
        (0, True), (2, False), (0, True), (0, True),
    ]  # fmt: skip


def test_sixty_tables_are_mapped_in_lines_of_thirty_and_their_silence_is_said_in_short(
    ana_browser, cafe
):
    for number in range(5, 61):
        cafe.tables.create(number=number, name="Un nom")
    begin(cafe, 1)
    add_note(cafe, "Une", table=2)
    seen = shown(ana_browser, cafe)
    assert "Rien reçu : tables 1 et 3 à 60" in seen
    lines = [part.split("</table>")[0] for part in seen.split('class="wall__grid"')[1:]]
    assert [line.count('scope="col"') for line in lines] == [30, 30]
    assert 'title="Table 31"' in lines[1]


def test_the_room_sees_the_wall_without_the_form(ana_browser, cafe):
    add_note(cafe, "Visible de loin")
    seen = shown(ana_browser, cafe, grand="1")
    assert "Visible de loin" in seen
    assert "plenary-form" not in seen
    assert "Se déconnecter" not in seen


def test_who_may_read(sofia_browser, charlie, hugo, cafe):
    assert "Récolte" in shown(sofia_browser, cafe)
    assert signed_in(charlie).get(f"/cafes/{cafe.code}/recolte/").status_code == 404
    assert hugo.get(f"/cafes/{cafe.code}/recolte/").status_code == 404


def test_source_of_the_plenary(cafe):
    note = add_plenary_note(cafe, cafe.questions.first(), "Dit à voix haute", UID)
    assert (note.source, note.table, note.round) == (NoteSource.PLENARY, None, None)
