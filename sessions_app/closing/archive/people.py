"""The people of an archive: roster, rules, seats, head counts; written and read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ...models import Cafe, HeadCount, Participant, Rule, RuleKind, Seat, Seating
from ...models.participants import MOST_PEOPLE
from . import schema
from .checks import Wrong, mapping, record, rows, whole
from .copying import copied
from .draft import Draft


def written(cafe: Cafe, tables: Mapping[int, int], rounds: Mapping[int, int]) -> dict[str, Any]:
    """Return the section; ``tables`` and ``rounds`` give the number of each by its id."""
    people = cafe.participants.prefetch_related("seats")
    heads = HeadCount.objects.filter(table__cafe=cafe).order_by("table__number", "round__position")
    seating = Seating.objects.filter(cafe=cafe).first()
    rules = cafe.rules.prefetch_related("people")
    return {
        "seating": copied(schema.SEATING, seating) if seating else None,
        "people": [_person(one, tables, rounds) for one in people],
        "rules": [_rule(one, tables) for one in rules],
        "heads": [
            {"table": tables[one.table_id], "round": rounds[one.round_id], "count": one.count}
            for one in heads
            if one.round_id in rounds
        ],
    }


def _person(
    one: Participant, tables: Mapping[int, int], rounds: Mapping[int, int]
) -> dict[str, Any]:
    seats = [
        {"round": rounds[seat.round_id], "table": tables[seat.table_id]}
        for seat in one.seats.all()
        if seat.round_id in rounds
    ]
    return copied(schema.PARTICIPANT, one) | {
        "hosts": tables.get(one.hosts_id) if one.hosts_id else None,
        "seats": sorted(seats, key=lambda seat: seat["round"]),
    }


def _rule(rule: Rule, tables: Mapping[int, int]) -> dict[str, Any]:
    return copied(schema.RULE, rule) | {
        "people": sorted(one.number for one in rule.people.all()),
        "table": tables.get(rule.table_id) if rule.table_id else None,
    }


def read_people(draft: Draft, found: object) -> None:
    """Read the people, their rules and seats; a café without any has none."""
    if found is None:
        return
    section = mapping(found, "people")
    if unknown := sorted(section.keys() - {"seating", "people", "rules", "heads"}):
        raise Wrong(f"people.{unknown[0]}", _("cette liste n’existe pas ici. Retirez-la."))
    if section.get("seating") is not None:
        given = record(schema.SEATING, section["seating"], "people.seating")
        draft.seating = Seating(cafe=draft.cafe, **given)
    for path, one in rows(section.get("people"), "people.people", MOST_PEOPLE):
        _read_person(draft, one, path)
    for path, one in rows(section.get("rules"), "people.rules", MOST_PEOPLE):
        _read_rule(draft, one, path)
    _read_heads(draft, section.get("heads"))


def _read_person(draft: Draft, found: object, path: str) -> None:
    given = record(schema.PARTICIPANT, found, path)
    one = mapping(found, path)
    number = given.setdefault("number", len(draft.people) + 1)
    if number < 1 or number in draft.by_badge:
        raise Wrong(f"{path}.number", _("chaque personne a un numéro à elle, à partir de 1."))
    person = Participant(cafe=draft.cafe, **given)
    person.hosts = draft.table(one.get("hosts"), f"{path}.hosts")
    draft.people.append(person)
    draft.by_badge[number] = person
    seen = set()
    for at, seat in rows(one.get("seats"), f"{path}.seats", 100):
        made = _place(draft, seat, at)
        if made["round"].position in seen:
            raise Wrong(at, _("une personne n’a qu’une place par ronde."))
        seen.add(made["round"].position)
        draft.seats.append(Seat(participant=person, **made))


def _place(draft: Draft, found: object, path: str) -> dict[str, Any]:
    """Return the round and the table that a seat or a count names: both must be there."""
    one = mapping(found, path)
    table = draft.table(one.get("table"), f"{path}.table")
    round_ = draft.at(one.get("round"), draft.rounds, f"{path}.round")
    if table is None or round_ is None:
        raise Wrong(path, _("dites la ronde et la table, par leurs numéros."))
    return {"table": table, "round": round_}


def _read_rule(draft: Draft, found: object, path: str) -> None:
    given = record(schema.RULE, found, path)
    named = []
    for at, number in rows(mapping(found, path).get("people"), f"{path}.people", MOST_PEOPLE):
        if whole(number, at) not in draft.by_badge:
            raise Wrong(at, _("personne ne porte ce numéro dans cette archive."))
        named.append(draft.by_badge[number])
    if len(named) < (1 if given["kind"] == RuleKind.SEATED else 2):
        raise Wrong(
            path, _("une règle nomme au moins deux personnes, ou une qui reste à sa table.")
        )
    table = draft.table(mapping(found, path).get("table"), f"{path}.table")
    draft.rules.append((Rule(cafe=draft.cafe, table=table, **given), named))


def _read_heads(draft: Draft, found: object) -> None:
    seen = set()
    for path, one in rows(found, "people.heads", 5000):
        made = _place(draft, one, path)
        count = whole(one.get("count"), f"{path}.count")
        if not 0 <= count <= MOST_PEOPLE or (made["table"].number, made["round"].position) in seen:
            raise Wrong(f"{path}.count", _("un seul compte par table et par ronde, de 0 à 1000."))
        seen.add((made["table"].number, made["round"].position))
        draft.heads.append(HeadCount(count=count, **made))
