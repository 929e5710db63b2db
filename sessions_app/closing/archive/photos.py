"""The photos of an archive, their pictures with them; written and read."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ...harvest import photo_files
from ...harvest.operations import ID
from ...harvest.pictures import NoPicture, remade
from ...models import Photo
from . import schema
from .checks import Wrong, record, rows, text
from .copying import copied
from .draft import Draft


def written_photos(
    photos: list[Photo], tables: Mapping[int, int], phases: Mapping[int, int]
) -> list[dict[str, Any]]:
    """Return the section; ``tables`` and ``phases`` give the archive's names by id.

    A photo that was removed, or whose file is gone, has no ``picture``.
    """
    return [
        copied(schema.PHOTO, photo)
        | {
            "table": tables[photo.table_id],
            "phase": phases.get(photo.round_id or 0),
            "picture": _encoded(photo_files.read(photo.name)),
        }
        for photo in photos
    ]


def _encoded(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode("ascii")


def read_photos(draft: Draft, found: object) -> None:
    """Read the photos; a picture that is not one of ours as it was made is made anew."""
    seen: set[str] = set()
    for path, one in rows(found, "photos"):
        given = record(schema.PHOTO, one, path)
        if not ID.fullmatch(given["uid"]) or given["uid"] in seen:
            raise Wrong(f"{path}.uid", _("chaque photo a un identifiant à elle. Changez celui-ci."))
        seen.add(given["uid"])
        table = draft.table(one["table"], f"{path}.table")
        phase = draft.at(one.get("phase"), draft.phases, f"{path}.phase")
        photo = Photo(cafe=draft.cafe, table=table, round=phase, **given)
        draft.photos.append(photo)
        draft.pictures.append(_picture(photo, one.get("picture"), f"{path}.picture"))


def _picture(photo: Photo, found: object, path: str) -> bytes | None:
    if found is None:
        return None
    try:
        raw = base64.b64decode(text(found, path), validate=True)
        picture = remade(raw, ours=True)
    except (binascii.Error, ValueError, NoPicture) as error:
        raise Wrong(
            path, _("cette photo ne peut pas être lue. Retirez-la de l’archive.")
        ) from error
    photo.width, photo.height, photo.size = picture.width, picture.height, len(picture.content)
    return picture.content
