"""Quotation marks and colons around what people wrote, as the reader's language sets them."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

# What follows a verb after a hyphen: « qu’est-ce », « a-t-on », « faut-il ».
_INVERSION = re.compile(r"(\S*\w-(?:t-)?(?:ce|je|tu|ils?|elles?|on|nous|vous)\b\S*)")


@register.filter
def quoted(words: object) -> str:
    """Return ``words`` between quotation marks; nothing around nothing."""
    return _("« %(words)s »") % {"words": words} if words else ""


@register.simple_tag
def colon() -> str:
    """Return a colon, with the space that the language puts before it."""
    return _(" :")


@register.filter
def unbroken(text: object) -> SafeString:
    """Return ``text`` where no line ends between a verb and the pronoun after it."""
    parts = enumerate(_INVERSION.split(str(text)))
    held = ((format_html('<span class="unbroken">{}</span>', p) if n % 2 else p,) for n, p in parts)
    return format_html_join("", "{}", held)
