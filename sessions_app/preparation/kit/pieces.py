"""The content of each kind of print, as plain values: what a template lays out."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import segno
from django.utils import translation
from django.utils.formats import time_format
from django.utils.timezone import localtime

from ...access import links
from ...models import Cafe, LinkKind, Participant, Seat
from ..notice import notice
from ..queries import programme
from .words import language

Piece = dict[str, Any]


def badges(cafe: Cafe, base: str) -> list[Piece]:
    """Return a badge per expected person, with a table per round; empty where there is none."""
    numbers = {phase.pk: n for n, phase in enumerate(programme(cafe).rounds, 1)}
    routes: dict[int, dict[int, int]] = defaultdict(dict)
    seats = Seat.objects.filter(round__in=numbers).select_related("table")
    for seat in seats:
        routes[seat.participant_id][numbers[seat.round_id]] = seat.table.number
    people = Participant.objects.expected().filter(cafe=cafe).select_related("hosts")
    return [
        {
            "name": str(person),
            "sector": person.sector,
            "number": str(person.number),
            "host": str(person.hosts.number) if person.hosts else "",
            "route": [
                {"round": str(n), "table": str(routes[person.pk].get(n, ""))}
                for n in sorted(numbers.values())
            ]
            if routes[person.pk]
            else [],
            "qr": qr(f"{cafe.code}-{person.number}"),
        }
        for person in people
    ]


def cartes(cafe: Cafe, base: str) -> list[Piece]:
    """Return a card per table that a link opens."""
    standing = links.standing(LinkKind.HOST).filter(cafe=cafe).order_by("table__number")
    return [
        {
            "number": str(link.table.number),
            "name": link.table.name,
            "code": f"{link.code[:3]} {link.code[3:]}",
            "address": base.removeprefix("http://").removeprefix("https://"),
            "qr": qr(links.address(link, base)),
        }
        for link in standing
        if link.table
    ]


def etiquette(cafe: Cafe, base: str) -> list[Piece]:
    """Return the rules of the café, one per line that was written."""
    return [
        {"text": line.strip().removeprefix("-").removeprefix("•").strip()}
        for line in cafe.etiquette.splitlines()
        if line.strip()
    ]


def avis(cafe: Cafe, base: str) -> list[Piece]:
    """Return the notice of use, term by term."""
    with translation.override(language(cafe)):
        return [{"term": term, "text": said} for term, said in notice(cafe).lines]


def hotes(cafe: Cafe, base: str) -> list[Piece]:
    """Return a sheet per table: when each round is, and its question there."""
    there = programme(cafe)
    hosts = {
        person.hosts_id: str(person)
        for person in Participant.objects.expected().filter(cafe=cafe).exclude(hosts=None)
    }
    rounds = [(phase, slot) for phase, slot in there.slots() if there.number(phase)]
    with translation.override(language(cafe)):
        return [
            {
                "number": str(table.number),
                "name": table.name,
                "host": hosts.get(table.pk, ""),
                "rounds": [
                    {
                        "number": str(there.number(phase)),
                        "from": time_format(localtime(slot.planned_start).time(), "G:i"),
                        "to": time_format(localtime(slot.planned_end).time(), "G:i"),
                        "question": str(there.question_for(table, phase) or ""),
                    }
                    for phase, slot in rounds
                ],
            }
            for table in there.tables
        ]


def notes(cafe: Cafe, base: str) -> list[Piece]:
    """Return a sheet per round and table, in the order in which they are handed out."""
    there = programme(cafe)
    return [
        {
            "round": str(number),
            "number": str(table.number),
            "name": table.name,
            "question": str(there.question_for(table, phase) or ""),
            "code": sheet_code(cafe, number, table.number),
            "qr": qr(sheet_code(cafe, number, table.number)),
        }
        for number, phase in enumerate(there.rounds, 1)
        for table in there.tables
    ]


def sheet_code(cafe: Cafe, round_: int, table: int) -> str:
    """Return the code of a note sheet: the café, the round and the table, readable by people."""
    return f"{cafe.code}-R{round_}-T{table}"


def qr(text: str) -> str:
    """Return a QR code as a picture to be laid out."""
    return segno.make_qr(text, error="m").svg_inline(border=2, omitsize=True)


PIECES: dict[str, Callable[[Cafe, str], list[Piece]]] = {
    "badges": badges,
    "cartes": cartes,
    "avis": avis,
    "etiquette": etiquette,
    "hotes": hotes,
    "notes": notes,
}
