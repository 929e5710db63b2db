"""Who acts: accounts of an organisation, access links without account, and their devices."""

import secrets

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import LinkKind, Role

# Neither 0/O, 1/I/L nor U: a code is read aloud and typed on a tablet.
CODE_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 6


def new_code() -> str:
    """Return six random characters that cannot be mistaken for one another."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def new_public_id() -> str:
    """Return the public part of a link: an identifier, not a secret."""
    return secrets.token_hex(6)


def new_nonce() -> str:
    """Return 128 random bits; changing them voids every QR code and cookie of a link."""
    return secrets.token_hex(16)


class User(AbstractUser):
    """An account: a person of an organisation, with one role in it."""

    organisation = models.ForeignKey(
        "Organisation", models.PROTECT, related_name="members", null=True, blank=True
    )
    role = models.CharField(max_length=16, choices=Role, default=Role.ANIMATOR)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class AccessLink(models.Model):
    """What opens a table, the projection, the console or the return page without an account; revocable.

    The secret of its QR code is derived from ``nonce`` and the server's key (``access.links``):
    the database alone opens nothing.
    """

    cafe = models.ForeignKey("Cafe", models.CASCADE, related_name="links")
    table = models.ForeignKey("Table", models.CASCADE, related_name="links", null=True, blank=True)
    kind = models.CharField(max_length=16, choices=LinkKind)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    nonce = models.CharField(max_length=32, default=new_nonce)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["cafe", "kind", "table__number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=LinkKind.HOST, table__isnull=False)
                | (~models.Q(kind=LinkKind.HOST) & models.Q(table__isnull=True)),
                name="link_of_a_host_names_its_table",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class EntryRequest(models.Model):
    """A device that typed a code and waits for the animator to let it in.

    Only a digest of what the device holds is kept; ``check_number`` is the number that both screens show.
    """

    link = models.ForeignKey(AccessLink, models.CASCADE, related_name="requests")
    digest = models.CharField(max_length=64, unique=True)
    check_number = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.link} {self.check_number}"


class Device(models.Model):
    """A tablet seen at a link: its presence, how many operations it made, how many wait on it.

    Not an identity. ``written`` counts what the tablet says it made since it has this link;
    ``settled``: away, and known to hold nothing (its page was closed so, or its notes were read in);
    ``excused_at``: put out of the count by an animator, since the tablet will not come back.
    What it said of itself at ``checked_at``: how far its clock is from the server's (``offset``, ms),
    whether it ``keeps`` what is typed, how much it may (``quota``, MB), and its page's ``version``.
    """

    link = models.ForeignKey(AccessLink, models.CASCADE, related_name="devices")
    device = models.CharField(max_length=32)
    connected = models.BooleanField(default=False)
    waiting = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    settled = models.BooleanField(default=False)
    excused_at = models.DateTimeField(null=True, blank=True)
    last_seen = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True, blank=True)
    offset = models.BigIntegerField(null=True, blank=True)
    keeps = models.BooleanField(null=True, blank=True)
    quota = models.PositiveIntegerField(null=True, blank=True)
    version = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["link", "device"], name="one_row_per_link_and_device")
        ]
