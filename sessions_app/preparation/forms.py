"""Forms of the preparation: a new café, its texts, and one small form per row."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Cafe, Phase, Question, QuestionMode, Table
from ..models.agenda import MAX_MINUTES, MIN_MINUTES
from .actions.tables import MAX_TABLES, MIN_TABLES
from .one_by_one import OneByOne, whole_number
from .shapes import SHAPES, THREE_QUESTIONS

MAX_ROUNDS = 12
WRONG_MOMENT = _("Indiquez une date et une heure complètes.")
MOMENT_ERRORS = {"required": WRONG_MOMENT, "invalid": WRONG_MOMENT}


class Moment(forms.DateTimeInput):
    """The browser's own control for a date and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def next_hour() -> datetime:
    """Return the next whole hour."""
    return timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


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
    )
    shape = forms.ChoiceField(
        label=_("Point de départ"),
        choices=[(key, shape.name) for key, shape in SHAPES.items()],
        initial=THREE_QUESTIONS.key,
        widget=forms.RadioSelect,
    )


class CafeForm(OneByOne, forms.ModelForm):
    """The texts of a café, its start and its mode."""

    mode = forms.ChoiceField(choices=QuestionMode, widget=forms.RadioSelect)

    class Meta:
        model = Cafe
        fields = ["title", "subtitle", "starts_at", "place", "context", "etiquette", "mode"]
        widgets = {
            "starts_at": Moment(),
            "context": forms.Textarea({"rows": 5}),
            "etiquette": forms.Textarea({"rows": 7}),
        }
        help_texts = {
            "context": _("Ce que la salle entend avant la première ronde."),
            "etiquette": _("Une règle par ligne. Elle reste sous les yeux de chaque table."),
        }
        error_messages = {
            "title": {
                "required": _("Un café a besoin d’un titre. Le titre précédent est conservé."),
            },
            "starts_at": MOMENT_ERRORS,
        }


class QuestionForm(OneByOne, forms.ModelForm):
    """One question with its kind."""

    class Meta:
        model = Question
        fields = ["kind", "text"]
        widgets = {"text": forms.Textarea({"rows": 2})}
        error_messages = {
            "text": {"required": _("Écrivez la question. La version précédente est conservée.")},
        }

    def __init__(self, number: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Question %(number)s") % {"number": number}
        self.fields["kind"].label = _("Genre de la question %(number)s") % {"number": number}


class TableForm(OneByOne, forms.ModelForm):
    """The name of a table."""

    class Meta:
        model = Table
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        default = _("Table %(number)s") % {"number": self.instance.number}
        self.fields["name"].label = _("Nom de la table %(number)s") % {
            "number": self.instance.number
        }
        self.fields["name"].widget.attrs["placeholder"] = default


class PhaseForm(OneByOne, forms.ModelForm):
    """The name and the minutes of a phase."""

    class Meta:
        model = Phase
        fields = ["title", "minutes"]

    def __init__(self, name: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("Nom de l’étape « %(name)s »") % {"name": name}
        self.fields["title"].widget.attrs["placeholder"] = name
        self.fields["minutes"] = whole_number(
            MIN_MINUTES,
            MAX_MINUTES,
            _("Une étape dure de %(low)s à %(high)s minutes. Elle garde ses %(kept)s minutes."),
            self.instance.minutes,
            label=_("Durée en minutes de « %(name)s »") % {"name": name},
        )


class TablesForm(OneByOne, forms.Form):
    """How many tables stand."""

    def __init__(self, standing: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"count": standing}, auto_id="tables-%s", **kwargs)
        self.fields["count"] = whole_number(
            MIN_TABLES,
            MAX_TABLES,
            _("Un café compte de %(low)s à %(high)s tables. Il en garde %(kept)s."),
            standing,
            label=_("Nombre de tables"),
        )


class RoundsForm(OneByOne, forms.Form):
    """How many rounds are held."""

    def __init__(self, rounds: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"count": rounds}, auto_id="rounds-%s", **kwargs)
        self.fields["count"] = whole_number(
            1,
            MAX_ROUNDS,
            _("Un café compte de %(low)s à %(high)s rondes. Il en garde %(kept)s."),
            rounds,
            label=_("Nombre de rondes"),
        )
