"""Opening and closing the return page, and choosing what it shows."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...access import links
from ...access.refusals import Refusal
from ...live.events import Writing, writing
from ...live.undoable import undoable
from ...models import AccessLink, Cafe, LinkKind, Note, ReturnNote, ReturnPage, User
from ...models.closing import THANKS_LENGTH
from ..harvested import harvested
from .suggestion import suggested


def open_page(cafe: Cafe, actor: User, address: str) -> None:
    """Open the page to whoever holds its link, which is made at the first opening.

    ``address`` is where its QR code leads.
    """
    with undoable(cafe, actor, ReturnPage, AccessLink) as change:
        page = _page(change)
        page.opened_at, page.address = page.opened_at or timezone.now(), address
        page.save(update_fields=["opened_at", "address"])
        standing = links.standing(LinkKind.PARTICIPANT).filter(cafe=change.cafe)
        if not standing.exists():
            AccessLink.objects.create(cafe=change.cafe, kind=LinkKind.PARTICIPANT)
        change.record("return-opened", address=address)


def close_page(cafe: Cafe, actor: User) -> None:
    """Close the page: its link then says that it is closed. Nothing chosen is lost."""
    with undoable(cafe, actor, ReturnPage) as change:
        page = _page(change)
        page.opened_at = None
        page.save(update_fields=["opened_at"])
        change.record("return-closed")


def thank(cafe: Cafe, actor: User, words: str) -> None:
    """Set the words of thanks."""
    if len(words) > THANKS_LENGTH:
        raise Refusal(
            _("%(most)d caractères au plus. Raccourcissez le mot.") % {"most": THANKS_LENGTH},
            _("Le mot précédent est conservé."),
            status=422,
        )
    with writing(cafe, actor) as change:
        page = _page(change)
        page.thanks = words
        page.save(update_fields=["thanks"])
        change.record("return-edited", what="thanks")


def show(cafe: Cafe, actor: User, note_id: int, shown: bool) -> None:
    """Show a note on the page, or show it no more. A hidden note is never shown."""
    with writing(cafe, actor) as change:
        page = _page(change)
        note = Note.objects.public().filter(cafe=change.cafe, pk=note_id).first()
        if note is None:
            raise Refusal(_("Cette note vient d’être retirée ou masquée. Rien n’a été changé."))
        if shown:
            ReturnNote.objects.get_or_create(page=page, note=note)
        else:
            page.chosen.filter(note=note).delete()
        change.record("return-edited", what="notes")


def suggest(cafe: Cafe, actor: User) -> None:
    """Add to what is shown the note of each theme that says most; nothing chosen is taken away."""
    with writing(cafe, actor) as change:
        page = _page(change)
        chosen = set(page.chosen.values_list("note", flat=True))
        for told in suggested(harvested(change.cafe), chosen):
            ReturnNote.objects.get_or_create(page=page, note=told.note)
        change.record("return-edited", what="notes")


def _page(change: Writing) -> ReturnPage:
    return ReturnPage.objects.get_or_create(cafe=change.cafe)[0]
