"""Forms of the rows: a question, a table, a phase, and how many tables and rounds there are."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Phase, Question, Table
from ..models.agenda import MAX_MINUTES, MIN_MINUTES
from .actions.tables import MAX_TABLES, MIN_TABLES
from .one_by_one import OneByOne, Published, whole_number

MAX_ROUNDS = 12


class QuestionForm(Published, forms.ModelForm):
    """One question with its kind."""

    published = ("text",)

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

    @property
    def language(self) -> str:
        """Return the language of the café."""
        return str(self.instance.cafe.language)


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

    def __init__(self, standing: int, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial={"count": standing}, auto_id="tables-%s")
        self.fields["count"] = whole_number(
            MIN_TABLES,
            MAX_TABLES,
            _("Un café compte de %(low)s à %(high)s tables. Il en garde %(kept)s."),
            standing,
            label=_("Nombre de tables"),
        )


class RoundsForm(OneByOne, forms.Form):
    """How many rounds are held."""

    def __init__(self, rounds: int, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial={"count": rounds}, auto_id="rounds-%s")
        self.fields["count"] = whole_number(
            1,
            MAX_ROUNDS,
            _("Un café compte de %(low)s à %(high)s rondes. Il en garde %(kept)s."),
            rounds,
            label=_("Nombre de rondes"),
        )
