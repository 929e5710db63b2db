"""Forms whose fields are each saved alone, with the outcome said beside the field."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from django import forms

from ..wording.typography import typeset


class StatedField(forms.BoundField):
    """A field described by its hint and by the place where its outcome is said."""

    @property
    def state_id(self) -> str:
        """Return the DOM id of the place where « Enregistré » or the error appears."""
        return f"{self.auto_id}_state"

    @property
    def aria_describedby(self) -> str | None:
        """Return the ids of the hint and of the outcome."""
        hint = [f"{self.auto_id}_helptext"] if self.help_text else []
        return " ".join([*hint, self.state_id])


class OneByOne(forms.BaseForm):
    """To be mixed in before a form class."""

    bound_field_class = StatedField


class Published(OneByOne):
    """A form with words that the café publishes: Québec typography is applied to them."""

    published: ClassVar[Sequence[str]]

    @property
    def language(self) -> str:
        """Return the language of these words."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Set the type of the published words; doing it again changes nothing."""
        cleaned = super().clean() or {}
        for name in set(self.published) & set(cleaned):
            cleaned[name] = typeset(cleaned[name], self.language)
        return cleaned


Form = TypeVar("Form", bound=forms.BaseForm)


def only(form: Form, name: str) -> Form:
    """Return ``form`` reduced to the field that is being saved."""
    form.fields = {name: form.fields[name]}
    return form


def whole_number(low: int, high: int, sentence: Any, kept: object, **of_field: Any) -> forms.Field:
    """Return a field for ``low`` to ``high``; wrong numbers get ``sentence``, which names both and
    what is kept."""
    said = sentence % {"low": low, "high": high, "kept": kept}
    errors: Mapping[str, str] = dict.fromkeys(
        ("required", "invalid", "min_value", "max_value"), said
    )
    return forms.IntegerField(min_value=low, max_value=high, error_messages=errors, **of_field)
