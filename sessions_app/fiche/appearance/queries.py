"""Reading the look of an organisation, for documents and for the page that sets it."""

from base64 import b64encode

from ...models import Look, Organisation
from .. import document

FIXED = ("reproduction", "copyright", "diffusion")
COPIED = ("primary", "accent", "logo_width", "logo_height", "logo_alt", "word_styles")


def look_of(organisation: Organisation | int) -> document.Look:
    """Return the look as every format sees it, in one query."""
    stored = Look.objects.filter(organisation=organisation).first()
    return as_document(stored) if stored else document.Look()


def as_document(stored: Look) -> document.Look:
    """Return a stored look as documents carry it."""
    logo = b64encode(bytes(stored.logo)).decode()
    return document.Look(logo=logo, **{name: getattr(stored, name) for name in COPIED})


def fixed_texts(organisation: Organisation | int) -> dict[str, str]:
    """Return the publication fields that a new fiche starts from."""
    found = Look.objects.filter(organisation=organisation).values(*FIXED).first()
    return dict(found or {})
