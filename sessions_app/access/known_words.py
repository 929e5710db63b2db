"""Passwords made of the words that everybody in the house would try first."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import User
from ..wording.folding import folded

# What this software and its work are called; the words of the organisation's name come with them.
KNOWN = "worldcafe world cafe cafes fiche synthese animation animatrice animateur table equipe"
LEAST = 4  # letters besides those words, for twelve characters in all


class KnownWords:
    """Refuse a password that holds little besides known words, digits and signs (ASVS 6.2.11)."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError with what to do."""
        organisation = getattr(user, "organisation", None)
        name = folded(organisation.name).split() if organisation else []
        words = [*KNOWN.split(), *(word for word in name if len(word) >= LEAST)]
        pattern = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        left, known = re.subn(pattern, "", folded(password))
        if known and len(re.sub(r"[\W\d_]", "", left)) < LEAST:
            raise ValidationError(
                _(
                    "Ce mot de passe ne tient guère que dans des mots connus de tous ici, comme le nom de "
                    "l’organisme. Ajoutez-y d’autres mots."
                )
            )

    def get_help_text(self) -> str:
        """Return nothing: forms say in a sentence of their own what suits."""
        return ""
