"""The versions of a fiche in an archive, and the findings of its review that were accepted."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ...fiche.freezing import Unreadable, thawed
from ...fiche.snapshot import FIELDS, PLAIN, Content, placed
from ...models import Acceptance, Fiche, FicheVersion, OutsideSource
from . import schema
from .checks import Wrong, mapping, record, rows, text
from .copying import copied
from .draft import Draft

IDS = ("question", "theme")
Names = Mapping[str, Mapping[Any, Any]]


def kept_around(fiche: Fiche, names: Names) -> dict[str, Any]:
    """Return the acceptances and the versions of a fiche, rows under their names."""
    versions = fiche.versions.order_by("number")
    return {
        "acceptances": [copied(schema.ACCEPTANCE, one) for one in fiche.acceptances.all()],
        "versions": [
            copied(schema.FICHE_VERSION, one)
            | {"content": translated(one.content, names), "document": one.document}
            for one in versions
        ],
    }


def translated(content: Content, names: Names) -> Content:
    """Return a content with the ids of its questions and themes replaced; those of blocks go."""
    known = set(names["note"].values())
    blocks = [
        {name: one[name] for name in PLAIN}
        | {name: names[name].get(one[name]) for name in IDS}
        | {
            "notes": [uid for uid in one["notes"] if uid in known],
            "sentences": [said for said in one["sentences"] if said["note"] in known],
            "outside": [
                {name: said[name] for name in schema.OUTSIDE.plain}
                for said in one.get("outside", ())
            ],
        }
        for one in content["blocks"]
    ]
    return {"fields": content["fields"], "blocks": blocks}


def read_around(draft: Draft, found: dict[str, Any]) -> None:
    """Read the acceptances and the versions of a fiche."""
    assert draft.fiche is not None
    for path, one in rows(found.get("acceptances"), "fiche.acceptances"):
        given = record(schema.ACCEPTANCE, one, path)
        draft.acceptances.append(Acceptance(fiche=draft.fiche, **given))
    for path, one in rows(found.get("versions"), "fiche.versions"):
        given = record(schema.FICHE_VERSION, one, path)
        content = _content(draft, mapping(one.get("content"), f"{path}.content"), path)
        version = FicheVersion(fiche=draft.fiche, content=content, **given)
        version.document = _document(one.get("document"), version, path)
        draft.versions.append(version)
    if len({(one.kind, one.about) for one in draft.acceptances}) < len(draft.acceptances):
        raise Wrong("fiche.acceptances", _("une remarque n’est acceptée qu’une fois."))
    if len({one.number for one in draft.versions}) < len(draft.versions):
        raise Wrong("fiche.versions", _("chaque version a un numéro à elle."))


def _content(draft: Draft, found: dict[str, Any], path: str) -> Content:
    at = f"{path}.content"
    texts = record(schema.FICHE, found.get("fields"), f"{at}.fields")
    blocks = [_block(draft, one, where) for where, one in rows(found.get("blocks"), f"{at}.blocks")]
    return {"fields": {k: v for k, v in texts.items() if k in FIELDS}, "blocks": blocks}


def _block(draft: Draft, found: object, path: str) -> dict[str, Any]:
    given = record(schema.BLOCK, found, path)
    one = mapping(found, path)
    plain = {name: given.get(name, "") for name in PLAIN}
    ranks: dict[str, list[Any]] = {"question": draft.questions, "theme": draft.themes}
    for name, among in ranks.items():
        draft.at(one.get(name), among, f"{path}.{name}")
        plain[name] = one.get(name)
    plain["notes"] = [_uid(draft, uid, at) for at, uid in rows(one.get("notes"), f"{path}.notes")]
    plain["sentences"] = [
        {
            "sentence": text(mapping(said, at).get("sentence"), f"{at}.sentence"),
            "note": _uid(draft, said.get("note"), f"{at}.note"),
        }
        for at, said in rows(one.get("sentences"), f"{path}.sentences")
    ]
    plain["outside"] = [
        placed(OutsideSource(**record(schema.OUTSIDE, said, at)))
        for at, said in rows(one.get("outside"), f"{path}.outside")
    ]
    return plain


def _uid(draft: Draft, uid: object, path: str) -> str:
    note = draft.note(text(uid, path), path)
    assert note is not None
    return note.uid


def _document(found: object, version: FicheVersion, path: str) -> object:
    if found is None and not version.approved:
        return None
    try:
        thawed(found)
    except Unreadable as error:
        raise Wrong(f"{path}.document", _("ce n’est pas un document de fiche.")) from error
    return found


def named_again(draft: Draft, names: Names) -> None:
    """Give the contents read the ids of what was stored; once all rows are."""
    for version in draft.versions:
        for block in version.content["blocks"]:
            for name in IDS:
                block[name] = names[name].get(block[name])
