"""What a new café is made of: from a ready-made shape, from another café, or kept as JSON."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from ..models import Cafe
from .notice import PURPOSE
from .shapes import USUAL_MINUTES, CafeShape


@dataclass(frozen=True)
class Outline:
    """Questions (kind, text), agenda (kind, title, minutes), how many tables, and texts.

    Never a person, a name, an idea or a time of day.
    """

    mode: str
    context: str
    etiquette: str
    language: str
    tables: int
    questions: list[tuple[str, str]]
    phases: list[tuple[str, str, int]]
    purpose: str = ""
    officer: str = ""
    officer_contact: str = ""

    @classmethod
    def of_shape(cls, shape: CafeShape) -> Self:
        """Return the outline of a ready-made shape, in the language of now."""
        return cls(
            str(shape.mode),
            str(shape.context),
            str(shape.etiquette),
            "fr-CA",
            shape.tables,
            [(str(kind), str(text)) for kind, text in shape.questions],
            [(str(kind), "", USUAL_MINUTES[kind]) for kind in shape.phases],
            str(PURPOSE),
        )

    @classmethod
    def of_cafe(cls, cafe: Cafe) -> Self:
        """Return the outline of a café, with the minutes planned before any cut."""
        return cls(
            cafe.mode,
            cafe.context,
            cafe.etiquette,
            cafe.language,
            cafe.tables.standing().count(),
            [(one.kind, one.text) for one in cafe.questions.all()],
            [
                (one.kind, one.title, one.planned_minutes or one.minutes)
                for one in cafe.phases.all()
            ],
            cafe.purpose,
            cafe.officer,
            cafe.officer_contact,
        )

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> Self:
        """Return an outline that was kept."""
        return cls(**kept)

    def as_json(self) -> dict[str, Any]:
        """Return what ``of_json`` reads."""
        return asdict(self)
