"""What an archive holds of the time after the café: purges, and the return page with its notes."""

from typing import Any

from ...models import Cafe, Purge, ReturnNote, ReturnPage
from . import schema
from .checks import record, rows
from .copying import copied
from .draft import Draft
from .themes import notes_named


def written_after(cafe: Cafe, uids: dict[int, str]) -> dict[str, Any]:
    """Return the keys that this adds to the café's record; ``uids`` names notes by their id."""
    page = ReturnPage.objects.filter(cafe=cafe).first()
    return {
        "purges": [copied(schema.PURGE, one) for one in cafe.purges.all()],
        "return_page": page
        and copied(schema.RETURN_PAGE, page)
        | {"notes": [uids[one.note_id] for one in page.chosen.all()]},
    }


def read_after(draft: Draft, found: dict[str, Any]) -> None:
    """Read these keys of the café's record; the notes must be known already."""
    for path, one in rows(found.get("purges"), "cafe.purges"):
        draft.purges.append(Purge(cafe=draft.cafe, **record(schema.PURGE, one, path)))
    given = found.get("return_page")
    if given is not None:
        plain = record(schema.RETURN_PAGE, given, "cafe.return_page")
        draft.return_page = ReturnPage(cafe=draft.cafe, **plain)
        notes = notes_named(draft, given, "cafe.return_page")
        draft.return_notes = [ReturnNote(page=draft.return_page, note=note) for note in notes]
