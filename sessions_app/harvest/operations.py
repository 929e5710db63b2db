"""What a tablet submits: reading and checking one operation. Pure but for the model's limits."""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import NOTE_LENGTH, MarkKind, OperationKind

ID = re.compile(r"[0-9a-f]{32}")
BATCH = 50
LARGEST_ID = 2**53
# An operation without them is known by what it always was.
NEWER = {"mark", "asks"}


class Malformed(Exception):
    """An operation that cannot be taken; ``sentence`` says why. The tablet keeps it."""

    def __init__(self, sentence: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Submission:
    """One operation as the tablet sent it. ``round`` and ``question`` are those of when typing
    began; ``base`` is the version it was based on; ``at`` is the tablet's clock, in ms. ``mark`` is
    the kind of a mark, empty to take it back; ``asks``: a new idea is a question to pass on."""

    op: str
    note: str
    kind: str
    text: str
    base: int
    round: int
    question: int
    at: int
    mark: str = ""
    asks: bool = False

    @property
    def content(self) -> dict[str, Any]:
        """Return all of it as JSON: ``Submission(**content)`` is the same operation."""
        return dict(vars(self))

    @property
    def digest(self) -> str:
        """Return what must be equal for a retry to be a retry."""
        content = self.content
        for name in ["op", *(name for name in NEWER if not content[name])]:
            del content[name]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def parse(raw: Any) -> Submission:
    """Read one operation; raise ``Malformed`` with a sentence for the person at the table."""
    if not isinstance(raw, dict):
        raise Malformed(_("Cette idée est arrivée sous une forme inconnue."))
    for name in ("op", "note"):
        if not isinstance(raw.get(name), str) or not ID.fullmatch(raw[name]):
            raise Malformed(_("Cette idée est arrivée sans son identifiant."))
    if raw.get("kind") not in OperationKind.values:
        raise Malformed(_("Cette action n’est pas connue de ce serveur. Rechargez la page."))
    return Submission(
        op=raw["op"],
        note=raw["note"],
        kind=raw["kind"],
        text=_text(raw),
        base=_number(raw, "base"),
        round=_number(raw, "round"),
        question=_number(raw, "question"),
        at=_number(raw, "at"),
        mark=_mark(raw),
        asks=raw["kind"] == OperationKind.CREATE and raw.get("asks") is True,
    )


def _mark(raw: dict[str, Any]) -> str:
    mark = raw.get("mark") or ""
    if raw["kind"] != OperationKind.MARK:
        return ""
    if mark and mark not in MarkKind.values:
        raise Malformed(_("Cette action n’est pas connue de ce serveur. Rechargez la page."))
    return mark


def _text(raw: dict[str, Any]) -> str:
    text = raw.get("text", "")
    if raw["kind"] not in (OperationKind.CREATE, OperationKind.EDIT):
        return ""
    if not isinstance(text, str) or "\x00" in text or not _encodable(text):
        raise Malformed(_("Cette idée contient un caractère que le serveur ne peut pas garder."))
    if not text.strip():
        raise Malformed(_("Cette idée est vide. Écrivez-la, puis envoyez-la de nouveau."))
    if len(text) > NOTE_LENGTH:
        raise Malformed(
            _("Cette idée dépasse %(most)s caractères. Partagez-la en plusieurs idées.")
            % {"most": NOTE_LENGTH}
        )
    return text


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _number(raw: dict[str, Any], name: str) -> int:
    value = raw.get(name) or 0
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_ID:
        raise Malformed(_("Cette idée est arrivée sous une forme inconnue."))
    return value
