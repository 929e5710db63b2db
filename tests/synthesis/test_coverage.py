"""Coverage counts notes, distinct tables and distinct rounds; the plenary is neither."""

from sessions_app.synthesis.coverage import Coverage, Novelty, coverage, saturation


def test_nothing_rests_on_nothing():
    assert coverage([]) == Coverage(0, 0, 0)


def test_tables_and_rounds_are_counted_once():
    assert coverage([(1, 1, ()), (1, 2, ()), (2, 2, ()), (1, 1, ())]) == Coverage(4, 2, 2)


def test_the_plenary_is_a_note_and_neither_a_table_nor_a_round():
    assert coverage([(None, None, ()), (3, 1, ())]) == Coverage(2, 1, 1)


def test_sectors_are_those_of_all_who_sat_behind_a_note():
    santé, école = frozenset({"Santé"}), frozenset({"École", "Santé"})
    assert coverage([(1, 1, santé), (2, 1, école), (3, 1, ())]).sectors == 2


def test_each_round_tells_the_themes_it_heard_first():
    heard = [[1, 2], [2], [1, 3], []]
    assert saturation(heard, [1, 2, 3]) == [
        Novelty(1, heard=2, new=2, known=2),
        Novelty(2, heard=2, new=1, known=3),
        Novelty(3, heard=1, new=0, known=3),
    ]


def test_a_theme_heard_in_plenary_alone_is_new_in_no_round():
    assert saturation([[]], [1]) == [Novelty(1, heard=0, new=0, known=0)]
