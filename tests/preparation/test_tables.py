"""Tables: set at once, named, and back with their code."""

import pytest

from sessions_app.access import links
from sessions_app.preparation.queries import programme
from tests.cast import link_of
from tests.preparation.asking import post


def numbers(cafe):
    return [table.number for table in programme(cafe).tables]


def test_the_number_of_tables_is_set_at_once_with_a_link_for_each(ana_browser, cafe):
    post(ana_browser, "set-tables", cafe, count="12")
    assert numbers(cafe) == list(range(1, 13))
    assert all(link_of(cafe, number).code for number in numbers(cafe))


def test_fewer_tables_leave_from_the_highest_and_come_back_with_their_code(ana_browser, cafe):
    code = link_of(cafe, 4).code
    post(ana_browser, "set-tables", cafe, count="2")
    assert numbers(cafe) == [1, 2]
    assert links.by_code(code) is None
    post(ana_browser, "set-tables", cafe, count="4")
    assert numbers(cafe) == [1, 2, 3, 4]
    assert links.by_code(code).table.number == 4


@pytest.mark.parametrize("count", ["0", "201", "", "beaucoup"])
def test_a_wrong_number_gets_the_range_and_what_is_kept(ana_browser, cafe, count):
    response = post(ana_browser, "set-tables", cafe, count=count)
    assert response.status_code == 422
    assert "de 1 à 200 tables. Il en garde 4." in response.content.decode()
    assert numbers(cafe) == [1, 2, 3, 4]


def test_a_table_is_named_and_without_a_name_keeps_its_number(ana_browser, cafe):
    post(ana_browser, "rename-table", cafe, 3, name="Érable")
    assert "Érable" in str(cafe.tables.get(number=3))
    post(ana_browser, "rename-table", cafe, 3, name="")
    assert str(cafe.tables.get(number=3)) == "Table 3"
    assert list(cafe.events.values_list("kind", "table__number")) == [("tables-edited", 3)] * 2
