"""Adding people to the roster, editing them, taking them off, and the rules between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing, writing
from ...models import Cafe, Participant, Rule, RuleKind, Table, User
from ...models.participants import MOST_PEOPLE
from ...wording.folding import folded
from ..roster_text import ANY_TABLE, Person
from .steps import keep, move, planned

GONE = 410
TEXTS = ("name", "sector", "language", "access")


@dataclass(frozen=True)
class Added:
    """How many people a list added, and how many were already there by name."""

    added: int
    known: int


def add_people(cafe: Cafe, actor: User, people: Sequence[Person]) -> Added:
    """Add those of a list whose name is not on the roster yet; nameless lines are all added."""
    with writing(cafe, actor) as change:
        standing = list(Participant.objects.standing().filter(cafe=change.cafe))
        names = {folded(one.name) for one in standing if one.name}
        fresh = [one for one in people if not one.name or folded(one.name) not in names]
        if len(standing) + len(fresh) > MOST_PEOPLE:
            raise Refusal(_("Une liste compte au plus %(most)d personnes.") % {"most": MOST_PEOPLE})
        made = _rows(change, fresh, standing)
        if made:
            Participant.objects.bulk_create(made)
            now = timezone.now()
            keep(change, "added", {one.pk: {"removed_at": now, "hosts_id": None} for one in made})
            change.record("roster-edited", people=[one.pk for one in made], what="added")
    return Added(len(made), len(people) - len(fresh))


def _rows(
    change: Writing, people: Iterable[Person], standing: Sequence[Participant]
) -> list[Participant]:
    """Return new rows, numbered after all there ever were, sectors spelled as they already are."""
    last = max(change.cafe.participants.values_list("number", flat=True), default=0)
    sectors = {folded(one.sector): one.sector for one in standing if one.sector}
    free = _free_tables(change)
    made = []
    for number, one in enumerate(people, last + 1):
        sector = sectors.setdefault(folded(one.sector), one.sector) if one.sector else ""
        texts = {"name": one.name, "sector": sector, "access": one.access, "language": one.language}
        hosts = None
        if one.hosts is not None:
            wanted = next(iter(free), None) if one.hosts == ANY_TABLE else one.hosts
            hosts = free.pop(wanted, None) if wanted is not None else None
        made.append(Participant(cafe=change.cafe, number=number, hosts=hosts, **texts))
    return made


def _free_tables(change: Writing) -> dict[int, Table]:
    """Return the standing tables that nobody hosts, by number."""
    hosted = Participant.objects.expected().filter(cafe=change.cafe).values("hosts")
    free = (
        Table.objects.standing().filter(cafe=change.cafe).exclude(pk__in=hosted.exclude(hosts=None))
    )
    return {table.number: table for table in free}


def edit(cafe: Cafe, actor: User, person: Participant, values: dict[str, object]) -> None:
    """Set the texts of a person and the table that they host; the host before gives it back."""
    with writing(cafe, actor) as change:
        fresh = standing(change.cafe, person.pk)
        before = {fresh.pk: {name: getattr(fresh, name) for name in (*TEXTS, "hosts_id")}}
        for name in (*TEXTS, "hosts"):
            setattr(fresh, name, values[name])
        others = change.cafe.participants.filter(hosts=fresh.hosts).exclude(pk=fresh.pk)
        for other in others if fresh.hosts else ():
            before[other.pk] = {"hosts_id": other.hosts_id}
        if fresh.hosts:
            others.update(hosts=None)
        fresh.save(update_fields=[*TEXTS, "hosts"])
        keep(change, "edited", before)
        change.record("roster-edited", person=fresh.pk, what="edited")


def remove(cafe: Cafe, actor: User, person: Participant) -> None:
    """Take a person off the roster; what they sat through stays, their seats to come are free."""
    with writing(cafe, actor) as change:
        fresh = standing(change.cafe, person.pk)
        coming = fresh.seats.filter(round__in=planned(change.cafe))
        moves = move(change, [(fresh.pk, seat.round_id, seat.table_id, None) for seat in coming])
        keep(change, "removed", {fresh.pk: {"removed_at": None, "hosts_id": fresh.hosts_id}}, moves)
        fresh.removed_at, fresh.hosts = timezone.now(), None
        fresh.save(update_fields=["removed_at", "hosts"])
        change.record("roster-edited", person=fresh.pk, what="removed")


def standing(cafe: Cafe, pk: int) -> Participant:
    """Return a person still on the roster, or refuse: somebody else took them off."""
    if found := Participant.objects.standing().filter(cafe=cafe, pk=pk).first():
        return found
    raise Refusal(
        _("Cette personne vient d’être retirée de la liste. Rechargez la page."),
        _("Ce que vous avez écrit est encore à l’écran."),
        status=GONE,
    )


def add_rule(
    cafe: Cafe,
    actor: User,
    kind: RuleKind,
    people: Sequence[Participant],
    table: Table | None = None,
) -> None:
    """Ask that these people be kept apart, kept together, or stay seated (at ``table``, or any)."""
    if len(people) < (1 if kind == RuleKind.SEATED else 2):
        raise Refusal(_("Cochez d’abord au moins deux personnes, ou une qui reste à sa table."))
    with writing(cafe, actor) as change:
        rule = Rule.objects.create(cafe=change.cafe, kind=kind, table=table)
        rule.people.set(people)
        change.record("roster-edited", people=[one.pk for one in people], what=f"rule-{kind}")


def remove_rule(cafe: Cafe, actor: User, pk: int) -> None:
    """Lift a rule; lifting it twice is fine."""
    with writing(cafe, actor) as change:
        if rule := change.cafe.rules.filter(pk=pk).first():
            rule.delete()
            change.record("roster-edited", what="rule-removed")
