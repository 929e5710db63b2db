"""Forms whose fields are each saved alone, with the outcome said beside the field."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


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
