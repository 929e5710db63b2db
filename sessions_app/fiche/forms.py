"""What the editor's fields may hold: text cleaned of what no page can show, addresses, choices."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import BlockKind, BoxKind, Cafe, Fiche, Question, Shape
from ..wording.typography import clean

LONGEST = 8000
# What each kind of block is made of; the first field is the one that Enter leads to.
PARTS: dict[str, tuple[str, ...]] = {
    BlockKind.SECTION: ("heading", "shape", "question"),
    BlockKind.LEAD_IN: ("text",),
    BlockKind.THEME: ("heading",),
    BlockKind.BULLET: ("text",),
    BlockKind.PARAGRAPH: ("text",),
    BlockKind.BOX: ("heading", "text", "url", "box"),
}
HEADER = ("title", "subtitle", "issuer")
PUBLICATION = (
    "authors_heading",
    "authors",
    "edition",
    "diffusion",
    "reproduction",
    "copyright",
    "issn",
    "legal_deposit",
    "reference",
    "acknowledgements",
    "funding",
)


class Prose(forms.CharField):
    """Typed text, without control and invisible characters."""

    def __init__(self, max_length: int = LONGEST, **kwargs: Any) -> None:
        errors = {
            "max_length": _("Ce texte est trop long : %(limit_value)s caractères au plus."),
            "required": _("Une fiche a besoin d’un titre. Le titre précédent est conservé."),
        }
        super().__init__(
            max_length=max_length, error_messages=errors, **{"required": False, **kwargs}
        )

    def to_python(self, value: Any) -> str:
        """Return the text cleaned and trimmed."""
        return str(super().to_python(clean(str(value or ""))))


class BlockForm(forms.Form):
    """The fields of a block, reduced to those of its kind."""

    heading = Prose(400)
    text = Prose()
    url = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="http",
        error_messages={
            "invalid": _("Écrivez une adresse web complète, par exemple https://exemple.org.")
        },
    )
    shape = forms.ChoiceField(choices=Shape, required=False)
    box = forms.ChoiceField(choices=BoxKind, required=False)
    question = forms.ModelChoiceField(Question.objects.none(), required=False)

    def __init__(self, cafe: Cafe, kind: str, sent: Mapping[str, str]) -> None:
        super().__init__(sent)
        self.fields["question"].queryset = cafe.questions.all()  # type: ignore[attr-defined]
        self.kind = kind
        self.fields = {name: self.fields[name] for name in PARTS[kind] if name in sent}

    def clean_shape(self) -> str:
        """Return the shape of a section; A where none was chosen."""
        return self.cleaned_data["shape"] or str(Shape.A)

    def clean_box(self) -> str:
        """Return what a box is for; a definition where nothing was chosen."""
        return self.cleaned_data["box"] or str(BoxKind.DEFINITION)


class NewBlockForm(BlockForm):
    """A block to add: its kind, and whatever is written in it already."""

    def __init__(self, cafe: Cafe, sent: Mapping[str, str]) -> None:
        kind = sent.get("kind", "")
        self.known = kind in PARTS
        super().__init__(cafe, kind if self.known else BlockKind.PARAGRAPH, sent)

    def rows(self) -> list[dict[str, Any]]:
        """Return the fields of each block to make: several lines of bullets are several bullets."""
        row: dict[str, Any] = {"kind": self.kind, **self.cleaned_data}
        if self.kind == BlockKind.SECTION:
            row.setdefault("shape", Shape.A)
        if self.kind == BlockKind.BOX:
            row.setdefault("box", BoxKind.DEFINITION)
        lines = filter(None, map(str.strip, row.get("text", "").split("\n")))
        several = self.kind == BlockKind.BULLET and [row | {"text": line} for line in lines]
        return several or [row]


class FicheForm(forms.Form):
    """The header and the publication block; a request may hold any of their fields."""

    def __init__(self, sent: Mapping[str, str]) -> None:
        super().__init__(sent)
        for name in (*HEADER, *PUBLICATION):
            if name in sent:
                limit = getattr(Fiche._meta.get_field(name), "max_length", None) or LONGEST
                self.fields[name] = Prose(limit, required=name == "title")
