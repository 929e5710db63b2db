"""Quotation marks and colons around what people wrote, as the reader's language sets them."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def quoted(words: object) -> str:
    """Return ``words`` between quotation marks; nothing around nothing."""
    return _("« %(words)s »") % {"words": words} if words else ""


@register.simple_tag
def colon() -> str:
    """Return a colon, with the space that the language puts before it."""
    return _(" :")
