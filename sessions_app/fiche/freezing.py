"""A document as plain JSON and back: what an approved version keeps, whatever the code becomes.

A field that a later version of the code adds has its default in a document frozen before.
"""

import re
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from . import document
from .document import FicheDocument, Look, Span

NODES = {name: one for name, one in vars(document).items() if is_dataclass(one)}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
ADDRESSES = ("http://", "https://", "mailto:")


class Unreadable(ValueError):
    """What is not, or no longer, a document."""


def frozen(value: Any) -> Any:
    """Return a document, or a part of one, as JSON has it; ``node`` names the kind of each part."""
    if is_dataclass(value):
        plain = {one.name: frozen(getattr(value, one.name)) for one in fields(value)}
        return {"node": type(value).__name__, **plain}
    return [frozen(one) for one in value] if isinstance(value, tuple) else value


def thawed(found: Any) -> FicheDocument:
    """Return the document that was frozen; raise :class:`Unreadable` for anything else."""
    whole: FicheDocument = _thawed(found, FicheDocument)
    return whole


def _thawed(found: Any, wanted: Any) -> Any:
    if get_origin(wanted) in (Union, UnionType):
        return _of_one(found, get_args(wanted))
    if get_origin(wanted) is tuple:
        if not isinstance(found, list):
            raise Unreadable
        return tuple(_thawed(one, get_args(wanted)[0]) for one in found)
    if wanted in NODES.values():
        return _node(found, wanted)
    if type(found) is not wanted:
        raise Unreadable
    return found


def _of_one(found: Any, kinds: tuple[Any, ...]) -> Any:
    """Thaw what may be of several kinds: a node says which one it is."""
    if found is None and NoneType in kinds:
        return None
    name = found.get("node") if isinstance(found, dict) else None
    kind = next((one for one in kinds if getattr(one, "__name__", "") == name), None)
    if kind is None:
        raise Unreadable
    return _thawed(found, kind)


def _node(found: Any, kind: Any) -> Any:
    if not isinstance(found, dict) or found.get("node") != kind.__name__:
        raise Unreadable
    hints = _hints(kind)
    known = {name: _thawed(found[name], hint) for name, hint in hints.items() if name in found}
    try:
        node = kind(**known)
    except TypeError as error:
        raise Unreadable from error
    if isinstance(node, Span) and node.target and not node.target.startswith(ADDRESSES):
        raise Unreadable
    if isinstance(node, Look) and not (COLOUR.match(node.primary) and COLOUR.match(node.accent)):
        raise Unreadable
    return node


@cache
def _hints(kind: Any) -> dict[str, Any]:
    names = {one.name for one in fields(kind)}
    return {name: hint for name, hint in get_type_hints(kind).items() if name in names}
