"""Rosters and rules made by chance, and the checks that any plan of them must pass."""

from hypothesis import strategies as st

from sessions_app.rotation.plan import Person, Rules
from sessions_app.rotation.terms import Round


@st.composite
def rosters(draw, most_tables=5, most_people=5):
    """Draw people, some of whom hold a table, and how many tables and rounds."""
    tables = draw(st.integers(1, most_tables))
    count = draw(st.integers(tables, tables * most_people))
    hosts = draw(st.booleans())
    sectors = draw(st.sampled_from(["", "a", "ab", "abcd"]))
    people = [
        Person(
            f"p{i}",
            sectors[i % len(sectors)] if sectors else "",
            i if hosts and i < tables else None,
        )
        for i in range(count)
    ]
    return people, tables, draw(st.integers(1, 4))


@st.composite
def rules_for(draw, people, tables, rounds):
    """Draw rules of each kind, contradictions included."""
    keys = st.sampled_from([person.key for person in people])
    questions = draw(st.sampled_from(["", "q", "qr", "qrs"]))
    return Rules(
        hosts_stay=draw(st.booleans()),
        apart=draw(st.lists(st.tuples(keys, keys), max_size=3)),
        together=draw(st.lists(st.lists(keys, min_size=1, max_size=3), max_size=3)),
        stay=draw(st.lists(st.tuples(keys, st.integers(0, tables - 1)), max_size=2)),
        seats=draw(st.just([]) | st.lists(st.integers(1, 6), min_size=tables, max_size=tables)),
        questions=[[questions[t % len(questions)] for t in range(tables)] for _ in range(rounds)]
        if questions
        else [],
    )


def sizes_differ_by_one(rounds: list[Round], seats=()) -> bool:
    """Say whether tables are as even as their seats allow."""
    for tables in rounds:
        sizes = [len(table) for table in tables]
        open_ones = [size for t, size in enumerate(sizes) if not seats or size < seats[t]]
        if open_ones and max(sizes) - min(open_ones) > 1:
            return False
    return True
