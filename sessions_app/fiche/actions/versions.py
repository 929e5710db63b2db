"""Versions of a fiche: kept by hand, brought back, approved for ever."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ...access.refusals import Refusal
from ...live.events import writing
from ...models import (
    Block,
    Cafe,
    Fiche,
    FicheVersion,
    Note,
    OutsideSource,
    Source,
    User,
    VersionCause,
)
from ..appearance.queries import look_of
from ..checks import review
from ..freezing import frozen
from ..queries import manuscript
from ..snapshot import FIELDS, PLAIN, Content, document, snapshot
from .desk import keep, keep_changed
from .fields import begun, touch
from .outside import put_back

GONE = 404


def keep_version(cafe: Cafe, actor: User | None, name: str) -> FicheVersion:
    """Keep the fiche as it is, under a name."""
    with writing(cafe, actor=actor) as change:
        fiche = begun(change)
        return keep(change, fiche, actor, VersionCause.KEPT, snapshot(fiche), name=name)


def approve(cafe: Cafe, actor: User | None, name: str) -> FicheVersion:
    """Approve the fiche as it is: that version, and what it exports, never changes.

    Refuses while the review has findings that nobody accepted.
    """
    with writing(cafe, actor=actor) as change:
        fiche, text = begun(change), manuscript(change.cafe)
        left = review(change.cafe, text).open if text else 0
        if left:
            raise Refusal(
                ngettext_lazy(
                    "La fiche n’est pas approuvée : la relecture signale encore %(n)s point.",
                    "La fiche n’est pas approuvée : la relecture signale encore %(n)s points.",
                    left,
                )
                % {"n": left},
                _("Corrigez-les dans l’éditeur, ou acceptez-les en connaissance de cause."),
            )
        content = snapshot(fiche)
        whole = frozen(
            document(content, change.cafe.language, look_of(change.cafe.organisation_id))
        )
        last = fiche.versions.filter(cause=VersionCause.APPROVED).first()
        if last and last.document == whole and last.content["fields"] == content["fields"]:
            raise Refusal(
                _("La version %(number)s, déjà approuvée, dit la même chose.")
                % {"number": last.number}
            )
        more = {"name": name, "document": whole}
        return keep(change, fiche, actor, VersionCause.APPROVED, content, **more)


def restore(cafe: Cafe, actor: User | None, number: int) -> None:
    """Bring a version back as the draft; what the draft says now is kept as a version first."""
    with writing(cafe, actor=actor) as change:
        fiche = begun(change)
        version = fiche.versions.filter(number=number).first()
        if version is None:
            raise Refusal(_("Cette version n’existe pas."), status=GONE)
        keep_changed(change, fiche, actor, VersionCause.RESTORE)
        _write_fields(fiche, version.content)
        blocks = _write_blocks(fiche, version.content)
        touch(change, fiche, what="brought-back", number=number, blocks=blocks)


def _write_fields(fiche: Fiche, content: Content) -> None:
    texts = {name: content["fields"][name] for name in FIELDS if name in content["fields"]}
    for name, value in texts.items():
        setattr(fiche, name, value)
    fiche.version += 1
    fiche.save(update_fields=[*texts, "version"])


def _write_blocks(fiche: Fiche, content: Content) -> list[int]:
    """Make the blocks those of a content: those still there keep their row, the others go or come."""
    there = {block.pk: block for block in fiche.blocks.all()}
    wanted = {one.get("id") for one in content["blocks"]}
    fiche.blocks.exclude(pk__in=wanted & there.keys()).delete()
    questions = set(fiche.cafe.questions.values_list("pk", flat=True))
    themes = set(fiche.cafe.themes.values_list("pk", flat=True))
    written = []
    for position, one in enumerate(content["blocks"]):
        block = there.get(one.get("id")) or Block(fiche=fiche)
        given = {name: one[name] for name in PLAIN} | {
            "position": position,
            "question_id": one["question"] if one["question"] in questions else None,
            "theme_id": one["theme"] if one["theme"] in themes else None,
        }
        written.append(_write(block, given))
    _write_sources(fiche, written, content)
    return [block.pk for block in written]


def _write(block: Block, given: dict[str, Any]) -> Block:
    """Store a block that is new or changed, under a version of its own."""
    changed = {name for name, value in given.items() if getattr(block, name) != value}
    if block._state.adding or changed:
        for name, value in given.items():
            setattr(block, name, value)
        block.version += not block._state.adding
        block.save()
    return block


def _write_sources(fiche: Fiche, blocks: list[Block], content: Content) -> None:
    """Link the blocks to their notes again; a note that is not in the café any more is left out."""
    Source.objects.filter(block__fiche=fiche).delete()
    notes = dict(Note.objects.filter(cafe=fiche.cafe_id).values_list("uid", "pk"))
    rows = []
    for block, one in zip(blocks, content["blocks"], strict=True):
        links = [("", uid) for uid in one["notes"]]
        links += [(linked["sentence"], linked["note"]) for linked in one["sentences"]]
        rows += [
            Source(block=block, note_id=notes[uid], sentence=sentence)
            for sentence, uid in links
            if uid in notes
        ]
    Source.objects.bulk_create(rows, ignore_conflicts=True)
    pairs = zip(blocks, content["blocks"], strict=True)
    OutsideSource.objects.filter(block__fiche=fiche).delete()
    put_back((block, said) for block, one in pairs for said in one.get("outside", ()))
