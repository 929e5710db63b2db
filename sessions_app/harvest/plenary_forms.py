"""The form of the plenary scribe."""

import re
import secrets

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import NOTE_LENGTH, Cafe, Question

UID = re.compile(r"[0-9a-f]{32}")


class QuestionField(forms.ModelChoiceField):
    """A choice of question, shown by its number and kind first: the text is often long."""

    def label_from_instance(self, question: Question) -> str:
        """Return what a choice reads as."""
        return f"{question.position + 1}. {question.get_kind_display()} – {question.text}"


class PlenaryForm(forms.Form):
    """An idea said in plenary; its hidden ``uid`` makes a second sending harmless."""

    question = QuestionField(
        Question.objects.none(), label=_("À propos de la question"), empty_label=None
    )
    text = forms.CharField(
        label=_("Idée dite en plénière"),
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Écrivez l’idée avant de l’ajouter."),
            "max_length": _(
                "Cette idée dépasse %(limit_value)s caractères. Elle est encore ici : coupez-la en "
                "deux idées."
            ),
        },
    )
    uid = forms.CharField(widget=forms.HiddenInput, max_length=32)

    def __init__(self, cafe: Cafe, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["question"].queryset = cafe.questions.all()  # type: ignore[attr-defined]
        self.fields["uid"].initial = lambda: secrets.token_hex(16)

    def clean_uid(self) -> str:
        """Take the form's identifier, or make one where a browser sent none that can be used."""
        given = self.cleaned_data["uid"]
        return given if UID.fullmatch(given) else secrets.token_hex(16)
