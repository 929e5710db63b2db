"""Leads from each screen to the guide that helps there."""

from django import template
from django.template import Context

from ..guides.screens import help_for

register = template.Library()


@register.simple_tag(takes_context=True)
def help_address(context: Context) -> str:
    """Return the address of the help for the screen that is being shown."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    return help_for((match and match.url_name) or "")
