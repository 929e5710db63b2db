"""Forms of a café: making it, and its texts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Cafe, KeptShape, QuestionMode
from ..wording.typography import typeset
from .notice import too_early
from .one_by_one import Published
from .shapes import SHAPES, THREE_QUESTIONS

WRONG_MOMENT = _("Indiquez une date et une heure complètes.")
DAY_ERROR = _("Indiquez une date complète.")
TOO_EARLY = _("Choisissez une date après le café et après aujourd’hui. L’ancienne est gardée.")
MOMENT_ERRORS = {"required": WRONG_MOMENT, "invalid": WRONG_MOMENT}
FIRST_YEAR, LAST_YEAR = 2000, 2100


def possible(moment: datetime) -> None:
    """Refuse a year of another age: controls let one type 0026, and dates end before 10000."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise forms.ValidationError(WRONG_MOMENT)


class Moment(forms.DateTimeInput):
    """The browser's own control for a date and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class Day(forms.DateInput):
    """The browser's own control for a date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def next_hour() -> datetime:
    """Return the next whole hour."""
    return timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def kept_key(shape: KeptShape) -> str:
    """Return what stands for a kept shape among the ready-made ones."""
    return f"modele-{shape.pk}"


class NewCafeForm(forms.Form):
    """What it takes to make a café."""

    title = forms.CharField(
        label=_("Titre du café"),
        max_length=200,
        help_text=_("Le sujet, comme vous l’annonceriez à la salle."),
        error_messages={"required": _("Donnez un titre à ce café. Vous pourrez le changer.")},
    )
    starts_at = forms.DateTimeField(
        label=_("Date et heure de l’accueil"),
        initial=next_hour,
        widget=Moment,
        error_messages=MOMENT_ERRORS,
        validators=[possible],
    )
    shape = forms.ChoiceField(
        label=_("Point de départ"),
        choices=[(key, shape.name) for key, shape in SHAPES.items()],
        initial=THREE_QUESTIONS.key,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, kept: Iterable[KeptShape] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shape = cast(forms.ChoiceField, self.fields["shape"])
        ready_made = [(key, one.name) for key, one in SHAPES.items()]
        shape.choices = [*ready_made, *((kept_key(one), one.name) for one in kept)]

    def clean_title(self) -> str:
        """Set the type of the title."""
        return typeset(self.cleaned_data["title"])


class CafeForm(Published, forms.ModelForm):
    """The texts of a café, its start and its mode."""

    published = ("title", "subtitle", "context", "etiquette", "purpose")
    mode = forms.ChoiceField(choices=QuestionMode, widget=forms.RadioSelect)

    class Meta:
        model = Cafe
        fields = [
            *("title", "subtitle", "starts_at", "place", "context", "etiquette", "mode"),
            *("purpose", "officer", "officer_contact", "purge_on"),
        ]
        widgets = {
            "starts_at": Moment(),
            "context": forms.Textarea({"rows": 5}),
            "etiquette": forms.Textarea({"rows": 7}),
            "purpose": forms.Textarea({"rows": 3}),
            "purge_on": Day(),
        }
        help_texts = {
            "context": _("Ce que la salle entend avant la première ronde."),
            "etiquette": _("Une règle par ligne. Elle reste sous les yeux de chaque table."),
            "purge_on": _("D’habitude six mois après le café. Les idées et la fiche restent."),
        }
        error_messages = {
            "title": {
                "required": _("Un café a besoin d’un titre. Le titre précédent est conservé."),
            },
            "starts_at": MOMENT_ERRORS,
            "purge_on": {"invalid": DAY_ERROR},
        }

    def clean_starts_at(self) -> datetime:
        """Refuse a year of another age."""
        possible(self.cleaned_data["starts_at"])
        moment: datetime = self.cleaned_data["starts_at"]
        return moment

    def clean_purge_on(self) -> object:
        """Refuse a day that is past, or before the café."""
        day = self.cleaned_data["purge_on"]
        if too_early(self.instance, day):
            raise forms.ValidationError(TOO_EARLY)
        return day

    @property
    def language(self) -> str:
        """Return the language of the café."""
        return str(self.instance.language)
