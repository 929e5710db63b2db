"""The persons of public health in French: masculine, feminines, and neutral words for them.

The list is our own, after the principles of the OQLF for neutral writing (Vitrine linguistique,
« Formulation neutre »): collective nouns, nouns of function or place, « personne » with an adjective.
A line of ``persons.tsv`` holds the masculine, its feminines (the usual one first) and, separated by
``|``, neutral groups. ``f:`` and ``m:`` give the gender; ``+`` says that the group is counted
(« personne participante »), and so follows the number of what it replaces; ``=:`` stands for the
whole group, its determiner included.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Neutral:
    """A neutral noun group in the singular; ``counted`` where it has a plural.

    ``whole`` where it takes no determiner: « chaque personne ».
    """

    words: str
    feminine: bool
    counted: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the list."""

    masculine: str
    feminines: tuple[str, ...]
    neutral: tuple[Neutral, ...]


@lru_cache(maxsize=1)
def persons() -> dict[str, Person]:
    """Return the list, by masculine."""
    lines = Path(__file__).with_name("persons.tsv").read_text(encoding="utf-8").splitlines()
    found = (_person(line) for line in lines if line.strip())
    return {person.masculine: person for person in found}


def _person(line: str) -> Person:
    masculine, feminines, *rest = line.split("\t")
    groups = filter(None, rest[0].split("|")) if rest else ()
    return Person(masculine, tuple(feminines.split(",")), tuple(map(_neutral, groups)))


def _neutral(group: str) -> Neutral:
    mark, words = group.split(":", 1)
    return Neutral(words, mark.startswith("f"), mark.endswith("+"), mark == "=")
