"""The log of who opened what names people: one entry for the same within the hour, kept two years."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ..models import AccessEntry, Cafe, Capacity, Opened, Organisation, Role, User

SAME = timedelta(hours=1)
KEPT = timedelta(days=730)
# Of an organisation; the oldest give way.
MOST = 20_000
REFUSED = 400

View = Callable[..., HttpResponse]


def opening(what: Opened) -> Callable[[View], View]:
    """Note who opened this; to be put under the guard, on a view of a request and a café."""

    def decorate(view: View) -> View:
        @wraps(view)
        def noting(request: HttpRequest, cafe: Cafe, *args: Any, **kwargs: Any) -> HttpResponse:
            answer = view(request, cafe, *args, **kwargs)
            if answer.status_code < REFUSED:
                note(request, cafe.organisation, what, cafe)
            return answer

        return noting

    return decorate


def note(
    request: HttpRequest, organisation: Organisation, what: Opened, cafe: Cafe | None = None
) -> None:
    """Note what the account or the link of this request opened."""
    note_of(request.user if isinstance(request.user, User) else None, organisation, what, cafe)


def note_sign_in(user: User | None, what: Opened) -> None:
    """Note that an account signed in, or that its password was wrong; a name of nobody is not kept."""
    if user and user.organisation:
        note_of(user, user.organisation, what)


def note_of(
    user: User | None, organisation: Organisation, what: Opened, cafe: Cafe | None = None
) -> None:
    """Add an entry, or one more time to that of the last hour; let old ones go."""
    now = timezone.now()
    kept = AccessEntry.objects.filter(organisation=organisation)
    same = kept.filter(cafe=cafe, user=user, what=what, last_at__gt=now - SAME).first()
    if same:
        same.times, same.last_at = same.times + 1, now
        same.save(update_fields=["times", "last_at"])
        return
    AccessEntry.objects.create(
        organisation=organisation,
        cafe=cafe,
        cafe_title=f"{cafe.title} ({cafe.code})" if cafe else "",
        user=user,
        who=str(user)[:160] if user else "",
        role=role_of(user, cafe),
        what=what,
    )
    kept.filter(last_at__lt=now - KEPT).delete()
    if too_many := list(kept.values_list("pk", flat=True)[MOST:]):
        kept.filter(pk__in=too_many).delete()


def role_of(user: User | None, cafe: Cafe | None) -> str:
    """Return in which capacity somebody opened it."""
    if user is None:
        return Capacity.LINK
    if cafe and user.pk == cafe.owner_id:
        return Capacity.OWNER
    if cafe and cafe.co_animators.filter(pk=user.pk).exists():
        return Capacity.CO_ANIMATOR
    return user.role


def entries_for(user: User) -> Any:
    """Return what this person may read: all of the organisation for its administration, else what
    is about the cafés they own."""
    found = AccessEntry.objects.filter(organisation=user.organisation)
    return found if user.role == Role.ADMINISTRATOR else found.filter(cafe__owner=user)
