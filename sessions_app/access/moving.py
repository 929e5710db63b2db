"""What lets a tablet follow its server to another address: a proof that it is ours, and a passage.

While it is connected, a tablet hears a question with the one answer that this server gives to it.
When its address is silent it puts the question at another one, without cookie or secret, and moves
there only if the answer is right. The passage then lets it in: the link's secret stays in cookies.
"""

import secrets
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import salted_hmac

from ..models import AccessLink, LinkKind

# A tablet that slept since the evening before may still move in the morning.
PASSAGE_AGE = timedelta(days=2)


def question() -> str:
    """Return a question that nobody was asked before: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def proof(public_id: str, asked: str) -> str:
    """Return the answer that only holders of this server's key can give, link or no link."""
    return salted_hmac("worldcafe.proof", f"{public_id}:{asked}", algorithm="sha256").hexdigest()


def passage(link: AccessLink) -> str:
    """Return what admits a tablet of ``link`` at another address, for two days."""
    return _signer(link).sign(link.public_id)


def by_passage(public_id: str, given: str, kind: LinkKind) -> AccessLink | None:
    """Return the link that ``given`` opens, or None.

    An ended link too: its tablet may then hand over what it holds, for the animator to decide.
    """
    link = AccessLink.objects.filter(public_id=public_id, kind=kind).first()
    try:
        right = link and _signer(link).unsign(given, max_age=PASSAGE_AGE) == public_id
    except BadSignature:
        right = False
    return link if right else None


def _signer(link: AccessLink) -> TimestampSigner:
    return TimestampSigner(salt=f"worldcafe.passage:{link.nonce}")
