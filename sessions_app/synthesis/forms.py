"""What the board's forms may send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..models import REASON_LENGTH, Cafe, Note, Question, SetAside, Theme
from .actions.step import GONE, theme_gone
from .cards import State

WRONG = 422


class ThemeForm(forms.ModelForm):
    """The title of a theme."""

    class Meta:
        model = Theme
        fields = ["title"]
        error_messages = {
            "title": {
                "required": _("Donnez un nom au thème avant de l’enregistrer."),
                "max_length": _("Ce nom est trop long : %(limit_value)s caractères au plus."),
            }
        }


class SetAsideForm(forms.ModelForm):
    """Why notes are set aside."""

    class Meta:
        model = SetAside
        fields = ["reason", "detail"]
        error_messages = {
            "reason": {"required": _("Choisissez une raison avant d’écarter une note.")},
            "detail": {
                "max_length": _("Cette précision est trop longue : %(limit_value)s caractères.")
            },
        }


class HideForm(forms.ModelForm):
    """Why notes are hidden."""

    hidden_reason = forms.CharField(
        max_length=REASON_LENGTH,
        error_messages={"required": _("Dites pourquoi avant de masquer une note.")},
    )

    class Meta:
        model = Note
        fields = ["hidden_reason"]


def checked(form: forms.ModelForm) -> dict[str, str]:
    """Return what a form holds; refuse what is wrong with its sentences."""
    if form.is_valid():
        return form.cleaned_data
    said = " ".join(str(error) for errors in form.errors.values() for error in errors)
    raise Refusal(said, _("Rien n’a changé sur le tableau."), status=WRONG)


def title_from(sent: dict) -> str:
    """Return the title that was sent; refuse an empty or endless one with its sentence."""
    return checked(ThemeForm(sent))["title"]


def number_from(sent: str) -> int:
    """Return a whole number that was sent, or -1, which names nothing."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 19 else -1


def shown_from(sent: str) -> str:
    """Return the state of the notes to list; those still to sort where it names none."""
    return sent if sent in (*State.values, "all") else State.UNSORTED


def theme_from(cafe: Cafe, sent: str | int) -> Theme:
    """Return the theme of this café that was named; refuse one that is gone or elsewhere alike."""
    theme = Theme.objects.filter(cafe=cafe, pk=number_from(str(sent))).first()
    if theme is None:
        raise theme_gone()
    theme.cafe = cafe
    return theme


def notes_from(cafe: Cafe, sent: str) -> list[Note]:
    """Return the notes of this café that were named, in that order; refuse if one is not here."""
    wanted = [number_from(one) for one in sent.split(",") if one]
    found = Note.objects.filter(cafe=cafe).in_bulk(wanted)
    if not wanted or len(found) != len(set(wanted)):
        raise _not_here()
    return [found[pk] for pk in dict.fromkeys(wanted)]


def pair_from(cafe: Cafe, question: Question, sent: str) -> tuple[Note, Note]:
    """Return the two notes of this question that were named; refuse anything else."""
    notes = [note for note in notes_from(cafe, sent) if note.question_id == question.pk]
    if len(notes) != 2:
        raise _not_here()
    return notes[0], notes[1]


def _not_here() -> Refusal:
    return Refusal(
        _("Une de ces notes n’est pas dans ce café. Rechargez la page, puis recommencez."),
        _("Aucune note n’a bougé."),
        status=GONE,
    )
