"""Coverage counts notes, distinct tables and distinct rounds; the plenary is neither."""

from sessions_app.synthesis.coverage import Coverage, coverage


def test_nothing_rests_on_nothing():
    assert coverage([]) == Coverage(0, 0, 0)


def test_tables_and_rounds_are_counted_once():
    assert coverage([(1, 1), (1, 2), (2, 2), (1, 1)]) == Coverage(4, 2, 2)


def test_the_plenary_is_a_note_and_neither_a_table_nor_a_round():
    assert coverage([(None, None), (3, 1)]) == Coverage(2, 1, 1)
