"""Passages that rest on no note, and links whose sentence is gone.

The opening, headings, lead-ins and boxes are the staff's own words: they need no source.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .material import LOST, UNSOURCED, Finding, Material, fingerprint


def find(material: Material) -> Iterator[Finding]:
    """Yield bullets and sentences without a note, then notes that lost their sentence."""
    for row in material.said:
        block, anchor = row.block.pk, f"at-{row.block.pk}"
        for passage in row.backing.bare:
            part = passage.words if row.backing.several else ""
            about = fingerprint(passage.words)
            yield Finding(UNSOURCED, passage.words, about, anchor, block=block, part=part)
        for link in row.backing.lost:
            if note := material.notes.get(link.note):
                remark = _("La note « %(text)s » était derrière cette phrase.") % {
                    "text": note.text
                }
                about = fingerprint(link.sentence, note.uid, row.block.text)
                yield Finding(LOST, link.sentence, about, anchor, remark, block=block)
            elif source := material.text.outside.get(link.note):
                remark = _("Une note du café « %(title)s » était derrière cette phrase.") % {
                    "title": source.title
                }
                about = fingerprint(link.sentence, source.title, source.held_on, row.block.text)
                yield Finding(LOST, link.sentence, about, anchor, remark, block=block)
