"""The people of a café go into its archive and come back, seats, rules and attendance included."""

from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive.reading import read
from sessions_app.closing.queries import archive
from sessions_app.models import HeadCount, Participant, Rule, RuleKind, Seat, Seating
from sessions_app.preparation.queries import programme
from tests.cast import START


def seated(cafe):
    """Give the café three people, one rule, a plan of one round and a head count."""
    first, second = list(cafe.tables.all())[:2]
    round_ = programme(cafe).rounds[0]
    hosting = Participant.objects.create(cafe=cafe, number=1, name="Noé", hosts=first)
    guest = Participant.objects.create(
        cafe=cafe, number=4, sector="École", arrived_at=START, access="Fauteuil", language="anglais"
    )
    late = Participant.objects.create(cafe=cafe, number=9, walk_in=True, absent_at=START)
    Rule.objects.create(cafe=cafe, kind=RuleKind.APART).people.set([guest, late])
    Seat.objects.create(participant=hosting, table=first, round=round_)
    Seat.objects.create(participant=guest, table=second, round=round_)
    HeadCount.objects.create(table=second, round=round_, count=5)
    Seating.objects.create(cafe=cafe, expected=40, cap=6, seed=7)


def test_people_rules_seats_and_counts_come_back(cafe, ana):
    seated(cafe)
    raw = archive(cafe)
    remove_cafe(cafe)
    assert Participant.objects.count() == 0
    again = import_cafe(read(raw), ana)
    assert archive(again) == raw
    people = {one.number: one for one in again.participants.all()}
    assert people[1].hosts.number == 1
    assert (people[4].sector, people[4].access, people[4].arrived_at) == (
        "École",
        "Fauteuil",
        START,
    )
    assert people[9].absent_at == START
    assert [one.number for one in again.rules.get().people.all()] == [4, 9]
    placed = Seat.objects.filter(round__cafe=again)
    assert {(one.participant.number, one.table.number) for one in placed} == {(1, 1), (4, 2)}
    assert HeadCount.objects.get(table__cafe=again).count == 5
    assert (again.seating.expected, again.seating.cap, again.seating.seed) == (40, 6, 7)


def test_a_cafe_without_names_keeps_its_counts_alone(cafe, ana):
    Seating.objects.create(cafe=cafe, expected=24)
    again = import_cafe(read(archive(cafe)), ana)
    assert again.seating.expected == 24
    assert again.participants.count() == 0
