"""The café itself: its organisation, its tables and its questions."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import QuestionKind, QuestionMode, Shown
from .people import new_code

PURPOSE_LENGTH = 600


def new_epoch() -> str:
    """Return the mark of one life of the log; a restore or an import makes a new one."""
    return secrets.token_hex(8)


class Organisation(models.Model):
    """The body that owns cafés and signs their fiches."""

    name = models.CharField(_("nom de l’organisme"), max_length=200)
    short_name = models.CharField(_("sigle"), max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class KeptShape(models.Model):
    """A shape of café that an organisation keeps: questions, agenda and texts, never a person.

    ``outline`` is what ``preparation.outlines`` reads.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="shapes")
    name = models.CharField(_("nom du modèle"), max_length=120)
    outline = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Cafe(models.Model):
    """One gathering. ``head`` numbers its log without gaps; ``epoch`` names the log's life.

    The projection shows what ``shown`` says: of the wall, ``shown_question`` (None: none yet); in
    both, the line or the page ``shown_line``, from 0. ``ready_at``: the tablets were looked over.
    Until ``codes_open_until`` a code opens its screen at once; else the animator is asked.
    Its notice of use: why people are asked (``purpose``), who answers for what is personal
    (``officer``, at ``officer_contact``), until when (``purge_on``); first shown at
    ``notice_shown_at``. ``notice_accepted``: what it lacks, where the animator accepts that.
    """

    code = models.CharField(max_length=6, unique=True, default=new_code)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="cafes")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="owned_cafes")
    co_animators = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="shared_cafes", blank=True
    )
    series = models.ForeignKey(
        "Series", models.SET_NULL, related_name="cafes", null=True, blank=True
    )
    title = models.CharField(_("titre"), max_length=200)
    subtitle = models.CharField(_("sous-titre"), max_length=200, blank=True)
    context = models.TextField(_("mise en contexte"), max_length=4000, blank=True)
    etiquette = models.TextField(_("étiquette"), max_length=2000, blank=True)
    place = models.CharField(_("lieu"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("début prévu"))
    mode = models.CharField(
        _("questions"), max_length=16, choices=QuestionMode, default=QuestionMode.PER_ROUND
    )
    language = models.CharField(
        _("langue"),
        max_length=8,
        choices=[("fr-CA", _("Français")), ("en-CA", _("Anglais"))],
        default="fr-CA",
    )
    is_demo = models.BooleanField(default=False)
    head = models.BigIntegerField(default=0)
    epoch = models.CharField(max_length=16, default=new_epoch)
    clock_revision = models.PositiveIntegerField(default=0)
    shown = models.CharField(max_length=8, choices=Shown, default=Shown.PHASE)
    shown_question = models.ForeignKey(
        "Question", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    shown_line = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    codes_open_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    purge_on = models.DateField(_("effacer les données personnelles le"), null=True, blank=True)
    purpose = models.TextField(
        _("à quoi serviront les idées"), max_length=PURPOSE_LENGTH, blank=True
    )
    officer = models.CharField(
        _("personne responsable de la protection des renseignements personnels"),
        max_length=120,
        blank=True,
    )
    officer_contact = models.CharField(
        _("pour la joindre : courriel ou téléphone"), max_length=160, blank=True
    )
    notice_shown_at = models.DateTimeField(null=True, blank=True)
    notice_accepted = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("café")
        verbose_name_plural = _("cafés")
        ordering = ["-starts_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class TableQuerySet(models.QuerySet["Table"]):
    """Tables, removed ones included unless ``standing`` is asked for."""

    def standing(self) -> "TableQuerySet":
        """Return the tables that have not been removed."""
        return self.filter(removed_at=None)


class Table(models.Model):
    """A table of the room. A removed table keeps its notes and its number.

    ``accepted``: the faults of its tablets that the animator accepts before the doors open.
    ``notice_read_at``: when its host said that the notice of use was read there.
    """

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("numéro"))
    name = models.CharField(_("nom"), max_length=80, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    accepted = models.CharField(max_length=80, blank=True)
    notice_read_at = models.DateTimeField(null=True, blank=True)

    objects = TableQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["cafe", "number"], name="one_table_per_number")
        ]

    def __str__(self) -> str:
        number = _("Table %(number)s") % {"number": self.number}
        return f"{number} – {self.name}" if self.name else number


class Question(models.Model):
    """A question of the café, with the theme it belongs to."""

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(
        _("genre"), max_length=16, choices=QuestionKind, default=QuestionKind.OPEN
    )
    text = models.CharField(_("question"), max_length=400)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
