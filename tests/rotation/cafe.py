"""A café with people for the tests of the room: named, hosted, planned, and rounds that begin."""

from sessions_app.facilitation.actions import start_next
from sessions_app.models import Participant, Seat
from sessions_app.preparation.queries import programme
from sessions_app.rotation.actions import roster, seats
from sessions_app.rotation.roster_text import Person

NAMES = """
Aïcha Benoît Chloé David Émile Fatou Gaël Hélène Ibrahim Jade Karim Léa Maïté Noé Olga Paul Quentin
Rosalie Samir Tania
""".split()  # noqa: SIM905
SECTORS = ("École", "Famille", "Ville", "Voisinage")


def peopled(cafe, count=20, hosts=4):
    """Put ``count`` people on the roster, the first of whom host the tables."""
    roster.add_people(
        cafe,
        cafe.owner,
        [
            Person(n + 1, name, SECTORS[n % 4], hosts=n + 1 if n < hosts else None)
            for n, name in enumerate(NAMES[:count])
        ],
    )
    return list(Participant.objects.filter(cafe=cafe))


def planned(cafe, seed=3):
    """Give everybody a seat in each round."""
    return seats.draw(cafe, cafe.owner, seed, 0.2)


def places(cafe, round_=None):
    """Return who sits where, by round, then by person."""
    found = Seat.objects.filter(round__cafe=cafe)
    found = found.filter(round=round_) if round_ else found
    return {(one.round_id, one.participant_id): one.table_id for one in found}


def begin_round(cafe, number):
    """Start phases until the round of this number is on air."""
    while programme(cafe).number(programme(cafe).current) != number:
        start_next(cafe, cafe.owner, programme(cafe).next_phase.pk)
    return programme(cafe).current
