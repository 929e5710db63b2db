"""Reading the roster: people with their rules, sectors, what a list lacks."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import Cafe, Participant, RosterStep, Rule, RuleKind, Seating, Table
from ..preparation.queries import programme
from ..preparation.readiness import in_short
from .actions.steps import last_step
from .roster_text import ANY_TABLE, Fault, Listing


@dataclass(frozen=True)
class Roster:
    """The people of a café, in the order of their numbers, with what is asked for them."""

    cafe: Cafe
    people: list[Participant]
    rules: list[tuple[Rule, str]]
    tables: list[Table]
    seating: Seating
    last: RosterStep | None

    @property
    def hosts(self) -> int:
        """Return how many people keep a table."""
        return sum(one.hosts is not None for one in self.people)

    @property
    def sectors(self) -> list[tuple[str, int]]:
        """Return each sector with its number of people, the largest first."""
        return Counter(one.sector for one in self.people if one.sector).most_common()

    @property
    def unhosted(self) -> str:
        """Return the numbers of the standing tables that nobody of the roster keeps."""
        kept = {one.hosts_id for one in self.people}
        return in_short([table.number for table in self.tables if table.pk not in kept])

    @property
    def heads(self) -> int:
        """Return how many people are to come, named or only counted."""
        return len(self.people) or self.seating.expected or 0

    @property
    def cap(self) -> int:
        """Return how many people a table takes: as set, or as many as it takes for all to sit."""
        if self.seating.cap:
            return self.seating.cap
        return -(-self.heads // len(self.tables)) if self.tables else 0

    @property
    def short(self) -> int:
        """Return how many people have no seat with this cap."""
        return max(0, self.heads - self.cap * len(self.tables))


def roster(cafe: Cafe) -> Roster:
    """Read the roster in six queries, whatever its length."""
    people = list(Participant.objects.standing().filter(cafe=cafe).select_related("hosts"))
    rules = [
        (rule, ", ".join(str(one) for one in rule.people.all()))
        for rule in cafe.rules.select_related("table").prefetch_related("people")
    ]
    return Roster(cafe, people, rules, programme(cafe).tables, seating(cafe), last_step(cafe))


def seating(cafe: Cafe) -> Seating:
    """Return how the café seats its people; not stored before something is set."""
    return Seating.objects.filter(cafe=cafe).first() or Seating(cafe=cafe)


def check_hosts(cafe: Cafe, listing: Listing) -> None:
    """Add to the faults of a list the hosts of tables that are not there, or have a host."""
    tables = {table.number for table in programme(cafe).tables}
    taken: dict[int, str] = {
        one.hosts.number: str(one)
        for one in Participant.objects.expected().filter(cafe=cafe).select_related("hosts")
        if one.hosts
    }
    names = {one.name for one in Participant.objects.standing().filter(cafe=cafe) if one.name}
    for person in list(listing.people):
        if person.hosts in (None, ANY_TABLE) or person.name in names:
            continue
        if sentence := _wrong_table(person.hosts, tables, taken):
            listing.people.remove(person)
            listing.faults.append(Fault(person.line, sentence))
        elif person.hosts is not None:
            taken[person.hosts] = person.name or _("la ligne %(line)d") % {"line": person.line}
    listing.faults.sort(key=lambda fault: fault.line)


def _wrong_table(number: int | None, tables: set[int], taken: dict[int, str]) -> str:
    if number not in tables:
        return _("la table %(number)s n’existe pas dans ce café. Corrigez son numéro.") % {
            "number": number
        }
    if number in taken:
        return _("la table %(number)s a déjà un hôte ou une hôtesse : %(name)s.") % {
            "number": number,
            "name": taken[number],
        }
    return ""


def rule_kinds() -> list[tuple[str, str]]:
    """Return the kinds of rules with the words of their buttons."""
    return [
        (RuleKind.APART, _("Séparer")),
        (RuleKind.TOGETHER, _("Réunir")),
        (RuleKind.SEATED, _("Garder à cette table")),
    ]
