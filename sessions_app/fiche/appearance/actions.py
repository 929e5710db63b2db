"""Changing the look of an organisation's fiches."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from ...models import Look, Organisation
from ...wording.typography import clean
from . import logos, word_styles

PLAIN = ("primary", "accent", "logo_alt", "reproduction", "copyright", "diffusion")


def save_look(organisation: Organisation, given: Mapping[str, Any]) -> Look:
    """Store what the form holds; raise a refusal, with nothing changed, for a file that is wrong.

    Fiches that exist take the logo, the colours and the styles at once; their texts stay theirs.
    """
    logo = logos.remade(given["logo"].read(logos.LARGEST + 1)) if given.get("logo") else None
    sent = given.get("word")
    styles = word_styles.styles_of(sent.read(word_styles.LARGEST + 1)) if sent else ""
    with transaction.atomic():
        look, _made = Look.objects.select_for_update().get_or_create(organisation=organisation)
        for name in PLAIN:
            setattr(look, name, given[name])
        if logo or given.get("without_logo"):
            look.logo = logo.content if logo else b""
            look.logo_width, look.logo_height = (logo.width, logo.height) if logo else (0, 0)
        if styles or given.get("without_word"):
            look.word_styles = styles
            look.word_name = clean(str(sent.name))[-120:] if sent else ""
        look.updated_at = timezone.now()
        look.save()
    return look
