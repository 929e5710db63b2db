"""Checking what an archive says: each value against its place, errors told with their path."""

import json
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .records import Record

# An empty object of two bytes takes a hundred in memory: this keeps a file of 50 MB below 500.
MOST_OBJECTS, MOST_COMMAS = 500_000, 5_000_000
YEARS = range(1900, 2201)


class Wrong(Exception):
    """An archive that cannot be imported: where (``path``) and a French sentence with what to do.

    An empty path is the file itself.
    """

    def __init__(self, path: str, sentence: str) -> None:
        where = _("%(path)s : %(sentence)s") % {"path": path, "sentence": sentence}
        super().__init__(where if path else capfirst(sentence))
        self.path = path


def record(kind: Record, value: object, path: str) -> dict[str, Any]:
    """Return the plain fields of a record, checked and defaulted; refuse keys it does not have."""
    given = mapping(value, path)
    if unknown := sorted(given.keys() - kind.keys):
        raise Wrong(
            path,
            _(
                "le champ « %(name)s » n’existe pas ici. Vérifiez son orthographe. "
                "Champs connus : %(known)s."
            )
            % {"name": unknown[0], "known": ", ".join(sorted(kind.keys))},
        )
    for name in sorted(kind.required):
        if given.get(name) in (None, ""):
            raise Wrong(f"{path}.{name}", _("ce champ est obligatoire. Ajoutez-le."))
    return {
        name: field(kind.model._meta.get_field(name), given[name], f"{path}.{name}")
        for name in kind.plain
        if name in given
    }


def field(model_field: Any, value: object, path: str) -> Any:
    """Return ``value`` as the field of a model holds it."""
    if value is None:
        if not model_field.null:
            raise Wrong(
                path, _("une valeur est attendue ici, pas null. Écrivez-la, ou retirez le champ.")
            )
        return None
    cleaned = _of_type(model_field, value, path)
    try:
        model_field.run_validators(cleaned)
        if model_field.choices and cleaned != "":
            model_field.validate(cleaned, None)
    except ValidationError as error:
        raise Wrong(path, " ".join(error.messages)) from error
    limit = getattr(model_field, "max_length", None)
    if limit and len(str(cleaned)) > limit:
        raise Wrong(path, _("%(limit)d caractères au plus. Raccourcissez.") % {"limit": limit})
    return cleaned


def _of_type(model_field: Any, value: object, path: str) -> Any:
    match model_field:
        case models.DateTimeField():
            return instant(value, path)
        case models.DateField():
            return day(value, path)
        case models.BooleanField():
            if isinstance(value, bool):
                return value
            raise Wrong(path, _("true ou false est attendu ici."))
        case models.IntegerField():
            return whole(value, path)
        case models.JSONField():
            return mapping(value, path)
    return text(value, path)


def text(value: object, path: str) -> str:
    """Return a string."""
    if not isinstance(value, str):
        raise Wrong(path, _("un texte entre guillemets est attendu ici."))
    return value


def whole(value: object, path: str) -> int:
    """Return an integer; true and 3.0 are none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Wrong(path, _("un nombre entier est attendu ici."))
    return value


def instant(value: object, path: str) -> datetime:
    """Return a moment; without an offset it is read in the time zone of this server."""
    try:
        moment = datetime.fromisoformat(text(value, path))
    except ValueError as error:
        raise Wrong(
            path, _("une date et une heure sont attendues ici, comme 2026-09-21T13:00.")
        ) from error
    if moment.year not in YEARS:
        raise Wrong(path, _("l’année doit aller de 1900 à 2200."))
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def day(value: object, path: str) -> date:
    """Return a day."""
    try:
        found = date.fromisoformat(text(value, path))
    except ValueError as error:
        raise Wrong(path, _("une date est attendue ici, comme 2027-03-31.")) from error
    if found.year not in YEARS:
        raise Wrong(path, _("l’année doit aller de 1900 à 2200."))
    return found


def mapping(value: object, path: str) -> dict[str, Any]:
    """Return an object of JSON."""
    if not isinstance(value, dict):
        raise Wrong(path, _("un objet { … } est attendu ici."))
    return value


def rows(value: object, path: str, most: int | None = None) -> list[tuple[str, Any]]:
    """Return the members of a list, each with its path; null is an empty list."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Wrong(path, _("une liste [ … ] est attendue ici."))
    if most is not None and len(value) > most:
        raise Wrong(path, _("%(most)d éléments au plus.") % {"most": most})
    return [(f"{path}[{index}]", one) for index, one in enumerate(value)]


def parsed(raw: bytes, path: str) -> Any:
    """Return the JSON of ``raw``, whose strings any database can hold."""
    if sum(map(raw.count, (b"{", b"["))) > MOST_OBJECTS or raw.count(b",") > MOST_COMMAS:
        raise Wrong(path, _("il y a là beaucoup plus de valeurs que dans un café."))
    try:
        found = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        where = _("ligne %(line)d, colonne %(column)d") % {
            "line": error.lineno,
            "column": error.colno,
        }
        raise Wrong(
            path, _("ce n’est pas du JSON valide (%(where)s).") % {"where": where}
        ) from error
    except (UnicodeError, ValueError, RecursionError) as error:
        raise Wrong(path, _("ce n’est pas un texte JSON en UTF-8.")) from error
    if "\\u0000" in json.dumps(found):
        raise Wrong(path, _("un caractère nul (\\u0000) s’y trouve. Retirez-le."))
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)
