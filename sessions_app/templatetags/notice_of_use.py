"""The notice of use of a café, wherever a screen shows it."""

from django import template

from ..models import Cafe
from ..preparation.notice import Notice, notice

register = template.Library()


@register.simple_tag
def notice_of(cafe: Cafe) -> Notice:
    """Return the notice in the language of the screen."""
    return notice(cafe)
