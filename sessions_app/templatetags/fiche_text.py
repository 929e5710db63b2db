"""Shows the texts of a fiche: escaped, addresses as links, forms said in full, anchored on demand."""

import re

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..fiche.document import Box, Span, Text

register = template.Library()

# Two texts, for there is no attribute that every screen reader says in the middle of a sentence: not
# `title` on `abbr`, and `aria-label` is forbidden on a `span`. The spoken one cannot be selected, so
# that a copy holds the form that is seen; a reading mode, which drops what is hidden, shows it.
_SPOKEN = (
    '<span class="fiche-form" aria-hidden="true">{}</span><span class="fiche-spoken">{}</span>'
)

# Browsers end a line after any hyphen.
_WHOLE = re.compile(r"(c\.-à-d\.)")
_UNBROKEN = '<span class="fiche-whole">{}</span>'


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
    if span.spoken:
        return format_html(_SPOKEN, span.text, span.spoken)
    if not span.target:
        return _unbroken(span.text)
    return format_html('<a href="{}">{}</a>', span.target, span.text)


def _unbroken(text: str) -> str:
    parts = enumerate(_WHOLE.split(text))
    return format_html_join(
        "", "{}", ((format_html(_UNBROKEN, part) if rank % 2 else part,) for rank, part in parts)
    )
