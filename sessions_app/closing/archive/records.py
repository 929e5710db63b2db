"""How one model is written in an archive."""

from dataclasses import dataclass, field

from django.db.models import Model


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Record:
    """How one model is written.

    ``plain`` fields are copied as they are; ``linked`` ones name another record of the archive by
    its local name; ``nested`` keys are lists of other records; ``required`` ones have no default.
    ``elsewhere`` are fields that the archive leaves out, or tells by the order of a list.
    """

    model: type[Model]
    plain: tuple[str, ...]
    linked: frozenset[str] = frozenset()
    nested: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = field(default_factory=lambda: words("id cafe"))

    @property
    def keys(self) -> frozenset[str]:
        """Return every key that the record may have in an archive."""
        return frozenset(self.plain) | self.linked | self.nested


def fields(text: str) -> tuple[str, ...]:
    """Return the names of ``text``, in order."""
    return tuple(text.split())
