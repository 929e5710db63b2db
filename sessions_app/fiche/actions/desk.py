"""Writing in a fiche: whoever comes back after a while leaves a version of what was there before."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db.models import Max
from django.utils import timezone

from ...live.events import Writing, writing
from ...models import Cafe, Fiche, FicheVersion, User, VersionCause
from ..snapshot import Content, snapshot

# So long without a change, and the next one begins a new session.
QUIET = timedelta(minutes=30)


@contextmanager
def editing(cafe: Cafe, actor: User | None) -> Iterator[Writing]:
    """Open a transaction on the fiche; the first change of a session keeps what was there before."""
    with writing(cafe, actor=actor) as change:
        fiche = Fiche.objects.filter(cafe=change.cafe).first()
        if fiche and timezone.now() - fiche.updated_at > QUIET and fiche.blocks.exists():
            keep_changed(change, fiche, actor, VersionCause.SESSION)
        yield change


def keep_changed(change: Writing, fiche: Fiche, actor: User | None, cause: VersionCause) -> None:
    """Keep a version, unless the last one says the same."""
    content = snapshot(fiche)
    last = fiche.versions.first()
    if last is None or last.content != content:
        keep(change, fiche, actor, cause, content)


def keep(
    change: Writing,
    fiche: Fiche,
    actor: User | None,
    cause: VersionCause,
    content: Content,
    **more: Any,
) -> FicheVersion:
    """Keep a version under the next number."""
    last = fiche.versions.aggregate(last=Max("number"))["last"] or 0
    approved = cause == VersionCause.APPROVED
    change.record("fiche-approved" if approved else "fiche-kept", number=last + 1, what=str(cause))
    return FicheVersion.objects.create(
        fiche=fiche, number=last + 1, cause=cause, content=content, by=actor, **more
    )
