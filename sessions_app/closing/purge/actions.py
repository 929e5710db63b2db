"""The purge itself: personal data go in one transaction; what is kept stays as counts."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...harvest import photo_files
from ...live.events import writing
from ...models import Cafe, HeadCount, Note, Participant, PhaseState, Purge, Seat, Source, User
from ...models.agenda import ON_AIR
from ..attendance import attendance
from . import inventory
from .storage import forgetting

GENERIC = "—"


def purge(cafe: Cafe, actor: User | None) -> Purge:
    """Delete the personal data of a café for good; ``None`` where its date did it.

    Refuses while a phase is on air. The counts of what went stand in the certificate.
    """
    with forgetting(), writing(cafe, actor) as change:
        here = change.cafe
        if here.phases.filter(state__in=ON_AIR).exists():
            raise Refusal(
                _("Le café est en cours : terminez-le d’abord."), _("Rien n’a été effacé.")
            )
        deleted = inventory.inventory(here)
        people = attendance(here).plain() if here.participants.exists() else {}
        _count_heads(here)
        _delete(here)
        _clean_log(here)
        change.record("cafe-purged")
        return Purge.objects.create(
            cafe=here, by=str(actor) if actor else "", deleted=deleted, attendance=people
        )


def _count_heads(cafe: Cafe) -> None:
    """Keep how many sat at each table in each round that began, where nobody counted."""
    counted = set(HeadCount.objects.filter(round__cafe=cafe).values_list("round", flat=True))
    seats = Seat.objects.filter(round__cafe=cafe, participant__absent_at=None)
    begun = seats.exclude(round__state=PhaseState.PLANNED).exclude(round__in=counted)
    heads: dict[tuple[int, int], int] = {}
    for place in begun.values_list("table", "round"):
        heads[place] = heads.get(place, 0) + 1
    HeadCount.objects.bulk_create(
        HeadCount(table_id=table, round_id=round_, count=count)
        for (table, round_), count in sorted(heads.items())
    )


def _delete(cafe: Cafe) -> None:
    pictures = list(cafe.photos.values_list("name", flat=True))
    transaction.on_commit(partial(photo_files.remove, pictures))
    _erase_notes(cafe)
    for name in (
        "operations",
        "photos",
        "drafts",
        "messages",
        "devices",
        "steps",
        "rules",
        "seats",
    ):
        inventory.KINDS[name][1](cafe).delete()
    Participant.objects.filter(cafe=cafe).delete()
    inventory.links(cafe).delete()


def _erase_notes(cafe: Cafe) -> None:
    """Delete what was taken back, but blank what the fiche still cites; blank what is hidden."""
    erased = {"text": inventory.ERASED}
    inventory.hidden(cafe).update(**erased, hidden_reason=GENERIC)
    cited = Source.objects.filter(note__cafe=cafe).values("note")
    inventory.taken_back(cafe).filter(pk__in=cited).update(**erased, hidden_reason="")
    Note.objects.filter(
        pk__in=inventory.taken_back(cafe).exclude(pk__in=cited).values("pk")
    ).delete()


def _clean_log(cafe: Cafe) -> None:
    """Take out of the log who was meant, and what would let an action be taken back."""
    for event in cafe.events.filter(inventory.TRACES):
        event.facts = {
            key: value
            for key, value in event.facts.items()
            if key not in ("person", "people", "link")
        }
        event.undo = None
        event.save(update_fields=["facts", "undo"])
