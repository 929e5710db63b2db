"""Access links: what opens a table, the projection or the return page without an account.

The secret of a link is derived from its nonce and the server's key, so that a QR code can be
printed again while the database alone opens nothing. It travels in the fragment of the address,
then in a cookie bound to the path of that link.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils import timezone

from ..models import AccessLink, LinkKind

# A tablet found in a bag the next day may still hand over its notes by itself.
LIFE_AFTER_CAFE = timedelta(days=7)
# A café that nobody closed: since its planned start, or since the link was made if that is later.
LIFE_IF_FORGOTTEN = timedelta(days=90)
COOKIE_AGE = 60 * 60 * 24 * 30
# People come back for the fiche, which takes months: their page is closed by hand.
LASTING = frozenset({LinkKind.PARTICIPANT})
PATHS = {
    LinkKind.HOST: "hote",
    LinkKind.PROJECTOR: "projecteur",
    LinkKind.CONDUCTOR: "conduite",
    LinkKind.PARTICIPANT: "retour",
}


def secret(link: AccessLink) -> str:
    """Return the 128-bit secret of ``link`` in 22 URL-safe characters."""
    key = settings.SECRET_KEY.encode()
    mark = hmac.new(key, f"link:{link.public_id}:{link.nonce}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mark[:16]).decode().rstrip("=")


def path(link: AccessLink) -> str:
    """Return the path of the screen that ``link`` opens; its cookie is bound to it."""
    return f"/{PATHS[LinkKind(link.kind)]}/{link.public_id}/"


def address(link: AccessLink, base: str) -> str:
    """Return the address for the QR code; the secret, in the fragment, is never sent as a path."""
    return f"{base.rstrip('/')}{path(link)}#{secret(link)}"


def standing(kind: LinkKind) -> QuerySet[AccessLink]:
    """Return the links of ``kind`` that still open something; the same rule as ``opens``."""
    links = AccessLink.objects.filter(kind=kind, revoked_at=None).select_related("cafe", "table")
    if kind not in LASTING:
        now = timezone.now()
        known = Q(created_at__gt=now - LIFE_IF_FORGOTTEN)
        known |= Q(cafe__starts_at__gt=now - LIFE_IF_FORGOTTEN)
        recent = Q(cafe__closed_at__gt=now - LIFE_AFTER_CAFE)
        links = links.filter(Q(Q(cafe__closed_at=None), known) | recent)
    return links.filter(table__removed_at=None) if kind == LinkKind.HOST else links


def by_secret(public_id: str, given: str, kind: LinkKind) -> AccessLink | None:
    """Return the standing link that ``given`` opens, or None."""
    link = standing(kind).filter(public_id=public_id).first()
    return link if link and hmac.compare_digest(secret(link).encode(), given.encode()) else None


def by_code(code: str) -> AccessLink | None:
    """Return the standing link with this 6-character code; case, spaces and hyphens don't count."""
    typed = "".join(c for c in code.upper() if c.isalnum())
    for kind in LinkKind:
        if link := standing(kind).filter(code=typed).first():
            return link
    return None


def by_cookie(cookies: Mapping[str, str], public_id: str, kind: LinkKind) -> AccessLink | None:
    """Return the link that a browser was admitted to, revoked or not: callers must look."""
    found = AccessLink.objects.filter(public_id=public_id, kind=kind)
    # Read at each request: an order, of at most one, would cost a third of it.
    link = next(iter(found.select_related("cafe", "table").order_by()), None)
    given = cookies.get(cookie_name(public_id), "")
    return link if link and hmac.compare_digest(secret(link).encode(), given.encode()) else None


def cookie_name(public_id: str) -> str:
    """Return the name of the cookie of a link; over TLS, one that only TLS can set."""
    return f"{'__Secure-' if settings.SESSION_COOKIE_SECURE else ''}wc-{public_id}"


def admit(response: HttpResponse, link: AccessLink) -> None:
    """Let the browser that gets ``response`` use ``link`` for 30 days or until it is revoked."""
    response.set_cookie(
        cookie_name(link.public_id),
        secret(link),
        max_age=COOKIE_AGE,
        path=path(link),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def opens(link: AccessLink) -> bool:
    """Tell whether ``link`` still opens its screen.

    It does not once revoked, once its table was removed, or, unless it is of a lasting kind, once
    it is expired: a week after its café was closed, or 90 days after a café that nobody closed.
    """
    standing = link.revoked_at is None and (link.table is None or link.table.removed_at is None)
    return standing and (link.kind in LASTING or timezone.now() < expires_at(link))


def expires_at(link: AccessLink) -> datetime:
    """Return when ``link`` opens nothing more by itself."""
    if closed := link.cafe.closed_at:
        return closed + LIFE_AFTER_CAFE
    return max(link.created_at, link.cafe.starts_at) + LIFE_IF_FORGOTTEN


def revoke(link: AccessLink) -> None:
    """End ``link``. Notes that its tablet still sends are held for the animator to decide."""
    AccessLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
