"""The fiche synthèse as it is written: a header, a flat list of blocks, and its publication."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cafe import Cafe, Question
from .choices import BlockKind, BoxKind, Design, Paper, Shape, WritingProfile
from .harvest import Note
from .synthesis import Theme


class Fiche(models.Model):
    """The fiche of a café. Publication fields left empty vanish from every format."""

    cafe = models.OneToOneField(Cafe, models.CASCADE, related_name="fiche")
    title = models.CharField(_("titre"), max_length=300)
    subtitle = models.CharField(_("sous-titre"), max_length=300, blank=True)
    issuer = models.TextField(_("organisme émetteur, une ligne par niveau"), blank=True)
    authors_heading = models.CharField(
        _("titre de la liste des personnes"), max_length=120, blank=True
    )
    authors = models.TextField(_("auteurs et autrices, une personne par ligne"), blank=True)
    edition = models.TextField(_("édition"), blank=True)
    diffusion = models.TextField(_("diffusion"), blank=True)
    reproduction = models.TextField(_("reproduction"), blank=True)
    copyright = models.CharField(_("titulaire du droit d’auteur (©)"), max_length=300, blank=True)
    issn = models.CharField(_("ISSN"), max_length=60, blank=True)
    legal_deposit = models.CharField(_("dépôt légal"), max_length=300, blank=True)
    reference = models.TextField(_("référence"), blank=True)
    acknowledgements = models.TextField(_("remerciements"), blank=True)
    funding = models.TextField(_("subvention"), blank=True)
    writing_profile = models.CharField(
        _("rédaction inclusive"),
        max_length=12,
        choices=WritingProfile,
        default=WritingProfile.FULL,
    )
    design = models.CharField(
        _("présentation"), max_length=12, choices=Design, default=Design.SOBER
    )
    paper = models.CharField(_("papier"), max_length=8, choices=Paper, default=Paper.LETTER)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.title


class Block(models.Model):
    """One piece of a fiche, in the order of ``position``.

    A section opens at its ``SECTION`` block and runs to the next; ``THEME`` opens a theme inside
    it; consecutive bullets form one list; paragraphs before the first section are the opening.
    ``shape`` holds for sections, ``box`` and ``url`` for boxes, ``heading`` for sections, themes
    and boxes.
    """

    fiche = models.ForeignKey(Fiche, models.CASCADE, related_name="blocks")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=BlockKind)
    shape = models.CharField(max_length=1, choices=Shape, blank=True)
    box = models.CharField(max_length=12, choices=BoxKind, blank=True)
    heading = models.CharField(_("titre"), max_length=400, blank=True)
    text = models.TextField(_("texte"), blank=True)
    url = models.URLField(_("adresse web"), max_length=500, blank=True)
    question = models.ForeignKey(Question, models.SET_NULL, null=True, blank=True)
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True, related_name="blocks")
    version = models.PositiveIntegerField(default=1)
    notes = models.ManyToManyField(Note, through="Source", related_name="blocks")

    class Meta:
        ordering = ["position", "pk"]


class Source(models.Model):
    """The link between what a fiche says and a note behind it.

    ``sentence`` is the sentence of the block as it stood when the note was linked to it, cut at
    its limit; empty for the whole block. It is found again in a text that changed a little.
    """

    block = models.ForeignKey(Block, models.CASCADE, related_name="sources")
    note = models.ForeignKey(Note, models.PROTECT, related_name="sources")
    sentence = models.CharField(_("phrase"), max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["block", "note", "sentence"], name="a_source_once_per_sentence"
            )
        ]


class OutsideSource(models.Model):
    """The link between what a fiche says and a note of another café of its series.

    Where it was said is kept as it was when the note was linked, so that the fiche still names it
    once that café is gone, out of the series, or on another server. The words of the note stay in
    its own café alone: they go with it.
    """

    block = models.ForeignKey(Block, models.CASCADE, related_name="outside")
    note = models.ForeignKey(
        Note, models.SET_NULL, related_name="outside_sources", null=True, blank=True
    )
    sentence = models.CharField(_("phrase"), max_length=400, blank=True)
    title = models.CharField(_("titre du café"), max_length=200)
    held_on = models.DateField(_("date du café"))
    table = models.PositiveSmallIntegerField(_("table"), null=True, blank=True)
    round = models.PositiveSmallIntegerField(_("ronde"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["block", "note", "sentence"], name="an_outside_source_once_per_sentence"
            )
        ]
