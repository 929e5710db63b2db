"""A series is made, renamed and undone; cafés come in and leave. No café ever changes by it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...access.roles import Right, cafes_of
from ...models import SERIES_LENGTH, Cafe, Series, User
from ...preparation.actions.copies import duplicate

WRONG = 422


@transaction.atomic
def begin(name: str, cafes: Sequence[Cafe]) -> Series:
    """Make a series of cafés of one organisation that are in none yet."""
    # As they are now: another page may have taken one in meanwhile.
    wanted = Cafe.objects.select_for_update().filter(pk__in=[one.pk for one in cafes])
    free = list(wanted.filter(series=None).order_by("pk"))
    if not free or len(free) < len(cafes) or len({one.organisation_id for one in free}) > 1:
        raise Refusal(
            _("Choisissez les cafés de la série : d’un même organisme, et d’aucune autre série."),
            _("Aucune série n’est créée."),
            status=WRONG,
        )
    series = Series.objects.create(organisation_id=free[0].organisation_id, name=checked(name))
    Cafe.objects.filter(pk__in=[one.pk for one in free]).update(series=series)
    return series


@transaction.atomic
def again(cafe: Cafe, actor: User, starts_at: datetime) -> Cafe:
    """Make the same café on another date; both are in one series, made if there is none."""
    here = Cafe.objects.select_for_update().get(pk=cafe.pk)
    if here.organisation_id != actor.organisation_id:
        raise Refusal(
            _("Ce café est d’un autre organisme : une nouvelle date s’y prépare avec son équipe."),
            _("Rien n’a été créé."),
        )
    copy = duplicate(here, actor, starts_at)
    series = here.series or begin(here.title[:SERIES_LENGTH], [here])
    Cafe.objects.filter(pk=copy.pk).update(series=series)
    return copy


def rename(series: Series, name: str) -> None:
    """Give a series another name."""
    Series.objects.filter(pk=series.pk).update(name=checked(name))


def add(series: Series, cafe: Cafe) -> bool:
    """Put a café into a series; return whether it can: of its organisation, and in no other."""
    free = Cafe.objects.filter(pk=cafe.pk, series=None, organisation_id=series.organisation_id)
    return bool(free.update(series=series)) or cafe.series_id == series.pk


@transaction.atomic
def remove(series: Series, cafes: Sequence[Cafe]) -> bool:
    """Take cafés out of a series; return whether some are left. Without any, it is no more."""
    series.cafes.filter(pk__in=[one.pk for one in cafes]).update(series=None)
    return not Series.objects.filter(pk=series.pk, cafes=None).delete()[0]


def undo_series(series: Series, actor: User) -> bool:
    """Take out every café that ``actor`` prepares; return whether others are left, or unseen ones.

    Cafés of others stay together: nobody undoes what is not theirs.
    """
    return remove(series, list(series.cafes.filter(pk__in=cafes_of(actor, Right.PREPARE))))


def checked(name: str) -> str:
    """Return a name on one line; refuse an empty or endless one."""
    name = " ".join(name.split())
    if not name or len(name) > SERIES_LENGTH:
        raise Refusal(
            _("Donnez à cette série un nom de 1 à %(most)d caractères.") % {"most": SERIES_LENGTH},
            status=WRONG,
        )
    return name
