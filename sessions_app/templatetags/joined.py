"""The styles and modules of a page: one file for all of them, or in development each as it is written."""

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

STYLE = '<link rel="stylesheet" href="{}">\n'
MODULE = '<script src="{}" type="module"></script>\n'


@register.simple_tag
def styles(name: str, files: str) -> SafeString:
    """Link the files named, in that order, of ``static/css``; ``name`` is theirs together."""
    return _linked(STYLE, "css", name, files)


@register.simple_tag
def scripts(name: str, files: str) -> SafeString:
    """Load the modules named, in that order, of ``static/js``; ``name`` is theirs together."""
    return _linked(MODULE, "js", name, files)


def _linked(markup: str, kind: str, name: str, files: str) -> SafeString:
    if settings.DEBUG:
        apart = (f"{kind}/{file}.{kind}" for file in files.split())
        return format_html_join("", markup, ((static(path),) for path in apart))
    # Written by script/steps/join.py, which finds these tags in the templates.
    return format_html(markup, static(f"joined/{name}.{kind}"))
