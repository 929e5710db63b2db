"""How the fiches of an organisation look: its logo, two colours, fixed texts and Word styles."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cafe import Organisation

PRIMARY, ACCENT = "#0f3b3a", "#b3321f"


class Look(models.Model):
    """The look of an organisation's fiches; without a row, the product's own.

    ``logo`` is a PNG made anew on this server, with its sides in pixels; ``word_styles`` the
    styles part of the Word file that was supplied under ``word_name``, nothing else of it. The
    texts are where a new fiche starts from: fiches that exist keep theirs.
    """

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="look")
    primary = models.CharField(_("couleur principale"), max_length=7, default=PRIMARY)
    accent = models.CharField(_("couleur d’accent"), max_length=7, default=ACCENT)
    logo = models.BinaryField(blank=True, default=bytes)
    logo_width = models.PositiveSmallIntegerField(default=0)
    logo_height = models.PositiveSmallIntegerField(default=0)
    logo_alt = models.CharField(_("texte de remplacement du logo"), max_length=200, blank=True)
    reproduction = models.TextField(_("reproduction"), blank=True)
    copyright = models.CharField(_("titulaire du droit d’auteur (©)"), max_length=300, blank=True)
    diffusion = models.TextField(_("diffusion"), blank=True)
    word_styles = models.TextField(blank=True)
    word_name = models.CharField(max_length=120, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(logo_width=0) | ~models.Q(logo_alt=""),
                name="a_logo_is_told_in_words",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)
