"""Shows the texts of a fiche: escaped, their addresses as links, anchored to their blocks on demand."""

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..fiche.document import Box, Span, Text

register = template.Library()


@register.simple_tag
def linked(text: Text) -> SafeString:
    """Return the text with a link for each of its addresses."""
    return format_html_join("", "{}", ((_span(span),) for span in text.spans))


@register.simple_tag(takes_context=True)
def anchor(context: Context, of: Text | Box) -> str:
    """Return ``data-block`` and, at the first text of a block, ``id``; nothing without anchors.

    A box that defines a term has its name as ``id``, with anchors and without.
    """
    name = getattr(of, "name", "")
    named = format_html(' id="{}"', name) if name else ""
    if not (context.get("anchors") and of.block):
        return named
    first = not named and getattr(of, "first", True)
    identity = format_html(' id="bloc-{}"', of.block) if first else named
    return format_html('{} data-block="{}"', identity, of.block)


def _span(span: Span) -> str:
    if span.term:
        return format_html('<a class="fiche-term" href="#{}">{}</a>', span.term, span.text)
    if not span.target:
        return span.text
    return format_html('<a href="{}">{}</a>', span.target, span.text)
