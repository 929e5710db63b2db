"""Closing a café: bringing one in from its archive, and taking one away whole."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ..access.refusals import Refusal
from ..harvest import photo_files
from ..models import AccessLink, Cafe, Fiche, LinkKind, Note, Series, Table, Theme, User
from ..models.people import CODE_ALPHABET, CODE_LENGTH, new_code
from .archive.draft import Draft
from .archive.names import CONTENT, FACTS, translate
from .archive.versions import named_again
from .archive.votes import stored_by_id


def free_code(wanted: str) -> str:
    """Return ``wanted`` if it is a code that no café here has, else a new one."""
    good = len(wanted) == CODE_LENGTH and set(wanted) <= set(CODE_ALPHABET)
    while not good or Cafe.objects.filter(code=wanted).exists():
        wanted, good = new_code(), True
    return wanted


@transaction.atomic
def import_cafe(draft: Draft, owner: User, *, is_demo: bool = False) -> Cafe:
    """Store a café read from an archive as ``owner``'s, with new links and a new epoch.

    The code is kept when no other café has it. Any failure leaves nothing behind.
    """
    if owner.organisation is None:
        raise Refusal(
            _("Ce compte n’appartient à aucun organisme : il ne peut pas recevoir de café.")
        )
    cafe = draft.cafe
    cafe.code = free_code(cafe.code)
    cafe.owner, cafe.organisation, cafe.is_demo = owner, owner.organisation, is_demo
    cafe.save(force_insert=True)
    _store(draft.tables, draft.calls, draft.questions, draft.phases, draft.notes)
    _store(draft.messages, draft.readings)
    _store_siblings(draft)
    _store_people(draft)
    _store(draft.marks, draft.set_aside)
    _store_photos(draft)
    links = _issue_links(cafe, draft.tables)
    for operation, table in zip(draft.operations, draft.tables_of_operations, strict=True):
        operation.link = links[table.pk] if table else None
    if draft.fiche:
        draft.fiche.cafe = cafe
        draft.fiche.save(force_insert=True)
    _store_themes(draft)
    if draft.return_page:
        draft.return_page.cafe = cafe
        draft.return_page.save(force_insert=True)
        _store(draft.return_notes)
    _store(draft.acceptances)
    named_again(draft, draft.names())
    _store(draft.versions)
    _store_log(draft)
    return cafe


def _store(*lists: Sequence[Any]) -> None:
    """Store each list in its order, so that ids follow it."""
    for rows in lists:
        if rows:
            type(rows[0])._default_manager.bulk_create(rows, batch_size=500)


def _store_themes(draft: Draft) -> None:
    """Store themes and what names them; dots name them by id."""
    _store(draft.themes, draft.placements, draft.blocks, draft.sources, draft.outside)
    _store(draft.purges)
    stored_by_id(draft)
    _store(draft.votes, draft.ballots)


def _store_log(draft: Draft) -> None:
    """Store operations, then events: both name by id what was stored before them."""
    names = draft.names()
    for operation in draft.operations:
        operation.content = translate(operation.content, CONTENT, names)
    _store(draft.operations)
    names = draft.names()
    for event in draft.events:
        event.facts = translate(event.facts, FACTS, names)
    _store(draft.events)


def _store_photos(draft: Draft) -> None:
    """Store the photos and their files."""
    for photo, picture in zip(draft.photos, draft.pictures, strict=True):
        photo.name = photo_files.store(picture) if picture else ""
    _store(draft.photos)


def _store_people(draft: Draft) -> None:
    if draft.seating:
        draft.seating.cafe = draft.cafe
        draft.seating.save(force_insert=True)
    _store(draft.people)
    _store(draft.seats, draft.heads)
    for rule, people in draft.rules:
        rule.cafe = draft.cafe
        rule.save(force_insert=True)
        rule.people.set(people)


def _store_siblings(draft: Draft) -> None:
    changed = []
    for note, uid, _path in draft.siblings:
        note.sibling_of = draft.by_uid[uid]
        changed.append(note)
    Note.objects.bulk_update(changed, ["sibling_of"], batch_size=200)


def _issue_links(cafe: Cafe, tables: Sequence[Table]) -> dict[int, AccessLink]:
    """Return a new link for each table, by its id; the projection gets one too."""
    links = {table.pk: AccessLink(cafe=cafe, table=table, kind=LinkKind.HOST) for table in tables}
    _store([*links.values(), AccessLink(cafe=cafe, kind=LinkKind.PROJECTOR)])
    return links


@transaction.atomic
def remove_cafe(cafe: Cafe) -> None:
    """Delete a café with all that hangs on it; what the schema protects goes first.

    Under the café's lock, so that no idea can arrive in between.
    """
    locked = Cafe.objects.select_for_update().filter(pk=cafe.pk).first()
    if locked is None:
        return
    pictures = list(locked.photos.values_list("name", flat=True))
    transaction.on_commit(partial(photo_files.remove, pictures))
    locked.photos.all().delete()
    Fiche.objects.filter(cafe=locked).delete()
    Theme.objects.filter(cafe=locked).delete()
    Note.objects.filter(cafe=locked).delete()
    locked.delete()
    Series.objects.filter(pk=locked.series_id or 0, cafes=None).delete()
