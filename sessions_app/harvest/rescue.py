"""What an offline tablet hands over: reading its file, or what its QR codes held."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..models import AccessLink, Cafe, LinkKind
from .operations import ID

FORMAT, VERSION = "worldcafe-rescue", 1
LARGEST = 4 * 1024 * 1024
MOST = 5_000
NOTHING_READ = _("Rien n’a été lu, et rien n’a été changé ici.")
UNREADABLE = 422


@dataclass(frozen=True)
class Handover:
    """What a tablet handed over: its link and its own id, what it wrote in all, its operations."""

    link: AccessLink
    device: str
    written: int
    operations: list[Any]


def refused(sentence: object) -> Refusal:
    """Return the refusal of something that was given to read."""
    return Refusal(sentence, NOTHING_READ, status=UNREADABLE)


def read(cafe: Cafe, content: bytes) -> Handover:
    """Read a file of a tablet of ``cafe``, packed by zlib or not; raise a refusal that says why not.

    The table comes from the link that the file names; a file holds no secret, so whoever reads it
    in vouches for it.
    """
    found = _unpacked(content)
    if found.get("format") != FORMAT or not isinstance(found.get("operations"), list):
        raise _foreign()
    if found.get("version") != VERSION:
        raise refused(
            _("Ce fichier vient d’une autre version de worldcafe. Mettez le serveur à jour.")
        )
    if len(found["operations"]) > MOST:
        raise refused(
            _("Ce fichier contient plus d’idées qu’une tablette n’en écrit. Est-ce le bon?")
        )
    device, written = found.get("device"), found.get("written")
    return Handover(
        _link(cafe, found.get("link")),
        device if isinstance(device, str) and ID.fullmatch(device) else "",
        written if isinstance(written, int) and written > 0 else 0,
        found["operations"],
    )


def _unpacked(content: bytes) -> dict[str, Any]:
    try:
        if not content.lstrip().startswith(b"{"):
            unpack = zlib.decompressobj()
            content = unpack.decompress(content, LARGEST)
            if not unpack.eof:
                raise ValueError("longer than a tablet's notes, or cut short")
        found = json.loads(content)
    except (ValueError, RecursionError, zlib.error):
        raise _foreign() from None
    if not isinstance(found, dict):
        raise _foreign()
    return found


def _foreign() -> Refusal:
    return refused(
        _(
            "Ce fichier n’est pas un fichier de secours. Sur la tablette, touchez « Secours », puis "
            "« Enregistrer un fichier »."
        )
    )


def _link(cafe: Cafe, public_id: object) -> AccessLink:
    link = None
    if isinstance(public_id, str) and len(public_id) <= 32:
        tables = AccessLink.objects.filter(cafe=cafe, kind=LinkKind.HOST)
        link = tables.filter(public_id=public_id).select_related("cafe", "table").first()
    if link is None:
        raise refused(
            _(
                "Ces idées ne viennent pas d’une tablette de ce café. Ouvrez le secours du café où "
                "elles ont été écrites."
            )
        )
    return link
