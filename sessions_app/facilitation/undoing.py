"""Putting rows back as they were before an action, if nothing newer stands on what it did."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.undoable import ENDS, Change, Row, Rows, read
from ..models import Cafe, Event
from ..models.agenda import ON_AIR


def changes_of(event: Event | None) -> list[Change]:
    """Return what an event changed; empty where it cannot be taken back."""
    return [Change(*one) for one in (event and event.undo) or []]


def model_of(change: Change) -> type[Model]:
    """Return the model that a change is about."""
    return apps.get_model("sessions_app", change.model)


def rows_of(cafe: Cafe, changes: Sequence[Change]) -> Rows:
    """Return the rows as they stand now in all models that ``changes`` are about."""
    return read(cafe, tuple({model_of(change) for change in changes}))


def stands(rows: Rows, change: Change) -> bool:
    """Tell whether a row still is as the action left it."""
    row = rows.get((change.model, change.pk))
    if row is None or change.now is None:
        return row is None and change.now is None
    return all(row.get(name) == value for name, value in change.now.items())


def restore(cafe: Cafe, changes: Sequence[Change]) -> None:
    """Put every row back, or refuse: another action came since, or something hangs on a row."""
    rows = rows_of(cafe, changes)
    if not all(stands(rows, change) for change in changes):
        raise newer()
    try:
        with transaction.atomic():
            for change in sorted(changes, key=_order):
                _put_back(change)
    except IntegrityError:
        raise newer() from None


def newer() -> Refusal:
    """Return the refusal for an action that something newer stands on."""
    return Refusal(
        _(
            "Cette action ne peut plus être annulée : quelque chose a changé depuis, ou des idées "
            "en dépendent."
        ),
        _("Rien n’a été changé. Annulez d’abord ce qui a été fait ensuite."),
    )


def _order(change: Change) -> tuple[bool, bool, bool]:
    """One phase is on air and one message stands at a time: what goes leaves before what returns,
    and a round after its seats."""
    returns = change.was is not None
    return returns, (change.was or {}).get("state") in ON_AIR, change.model == "Phase"


def _put_back(change: Change) -> None:
    model = model_of(change)
    if change.was is None:
        _take_away(model, change.pk)
    elif change.now is None:
        model(pk=change.pk, **_values(model, change.was)).save(force_insert=True)
    else:
        model._base_manager.filter(pk=change.pk).update(**_values(model, change.was))


def _values(model: type[Model], row: Row) -> dict[str, Any]:
    """Return columns as the model has them, from what JSON kept."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {
        name: datetime.fromisoformat(value)
        if value and fields[name].get_internal_type() == "DateTimeField"
        else value
        for name, value in row.items()
        if not fields[name].primary_key
    }


def _take_away(model: type[Model], pk: int) -> None:
    """Take a row away that the action had added; what hangs on it since is a reason not to."""
    row = model._base_manager.get(pk=pk)
    if ends := ENDS.get(model):
        setattr(row, ends, timezone.now())
        row.save(update_fields=[ends])
        return
    for relation in row._meta.related_objects:
        hanging = relation.related_model._base_manager.filter(**{relation.field.name: pk})
        if hanging.exists():
            raise newer()
    row.delete()
