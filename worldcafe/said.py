"""What the environment says, read with a sentence for what cannot be."""

import os
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

from worldcafe.tongue import gettext as _


def number(name: str, otherwise: int) -> int:
    """Return the whole number that a variable holds; an empty one says nothing."""
    given = os.environ.get(name) or str(otherwise)
    if not given.isascii() or not given.isdecimal():
        raise ImproperlyConfigured(
            _("{name} doit être un nombre entier, et non « {given} ».").format(
                name=name, given=given
            )
        )
    return int(given)


def zone(name: str, otherwise: str) -> str:
    """Return the time zone that a variable names."""
    given = os.environ.get(name) or otherwise
    try:
        ZoneInfo(given)
    except (ValueError, OSError, LookupError) as error:
        raise ImproperlyConfigured(
            _(
                "{name} ne nomme pas un fuseau horaire : « {given} ». Par exemple : America/Toronto."
            ).format(name=name, given=given)
        ) from error
    return given
