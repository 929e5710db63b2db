"""The people of the demonstration: sixty invented first names in four sectors, seated by a plan."""

from datetime import timedelta

from ...models import Participant, Seat, Seating
from ...rotation.plan import Person, plan
from ..archive.draft import Draft

SECTORS = ("Familles", "École", "Voisinage", "Ville et organismes")
NAMES = """
Aïcha Alain Amélie Anh Bachir Béatrice Benoît Camille Carlos Catherine Cédric Chantal Claire Clément
Danielle David Élise Émile Étienne Fatou Félix France Gabriel Geneviève Ghislain Hélène Hugues
Ibrahim Inès Isabelle Jacques Jade Jean-Sébastien Joséphine Karim Léa Lise Louis Lucie Malika Marc
Marie-Ève Martin Mélanie Michel Mireille Nadia Nicolas Noémie Olivier Pascale Patrick Philippe
Rachel Rémi Rosalie Samir Simone Sylvain Thérèse
"""
NEEDS = {8: "fauteuil roulant, près de la porte", 30: "interprétation en LSQ"}
LANGUAGES = {21: "anglais", 47: "espagnol"}
SEED = 1
# By their numbers: who did not come, and who left before the last round.
ABSENT, LEFT = (19, 44, 58), 27


def invite(draft: Draft) -> None:
    """Put sixty people on the roster, the first twelve as hosts, and give each a seat a round."""
    tables = [table for table in draft.tables if table.removed_at is None]
    for number, name in enumerate(NAMES.split(), 1):
        person = Participant(
            cafe=draft.cafe,
            number=number,
            name=name,
            sector=SECTORS[number % 4],
            access=NEEDS.get(number, ""),
            language=LANGUAGES.get(number, ""),
            hosts=tables[number - 1] if number <= len(tables) else None,
        )
        draft.people.append(person)
        draft.by_badge[number] = person
    draft.seating = Seating(cafe=draft.cafe, seed=SEED)
    people = [
        Person(str(one.number), one.sector, tables.index(one.hosts) if one.hosts else None)
        for one in draft.people
    ]
    found = plan(people, len(tables), len(draft.rounds), seed=SEED)
    draft.seats = [
        Seat(participant=draft.by_badge[int(key)], table=table, round=round_)
        for round_, row in zip(draft.rounds, found.rounds, strict=True)
        for table, keys in zip(tables, row, strict=True)
        for key in keys
    ]


def attend(draft: Draft) -> None:
    """Let the people come, minute after minute: three do not, one leaves before the last round."""
    last = draft.rounds[-1]
    for person in draft.people:
        came = draft.cafe.starts_at + timedelta(seconds=11 * person.number)
        if person.number in ABSENT:
            person.absent_at = draft.cafe.starts_at + timedelta(minutes=12)
        else:
            person.arrived_at = came
        if person.number == LEFT:
            person.left_at = last.started_at
    draft.seats = [seat for seat in draft.seats if _sat(seat, last.position)]


def _sat(seat: Seat, last: int) -> bool:
    number = seat.participant.number
    return number not in ABSENT and (number != LEFT or seat.round.position != last)
