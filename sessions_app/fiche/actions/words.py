"""Some words of a fiche are replaced at their place; a fiche gets its writing profile."""

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing
from ...models import Block, Cafe, Fiche, User, WritingProfile
from ..forms import HEADER, LONGEST, PUBLICATION
from .blocks import block_of
from .desk import editing
from .fields import begun, touch

PARTS = ("heading", "text")


def replace_words(
    cafe: Cafe, actor: User | None, pk: int, name: str, start: int, was: str, now: str
) -> Fiche:
    """Write ``now`` in place of ``was``, which must still begin at ``start`` of that field.

    The field is that of the block ``pk``, or of the fiche where ``pk`` is 0. Swapping the two words
    undoes it. Return the fiche.
    """
    with editing(cafe, actor) as change:
        found = block_of(change, pk) if pk else begun(change)
        if name not in (PARTS if pk else (*HEADER, *PUBLICATION)):
            raise Refusal(_("Ce champ n’existe pas : rien n’a été remplacé."))
        text = str(getattr(found, name))
        if not was or start < 0 or text[start : start + len(was)] != was:
            raise Refusal(
                _("Le texte a changé entre-temps : « %(was)s » n’est plus à cette place.")
                % {"was": was},
                _("Rien n’a été remplacé. La liste à côté du texte est relue."),
            )
        _store(change, found, name, text[:start] + now + text[start + len(was) :])
    return found.fiche if isinstance(found, Block) else found


def _store(change: Writing, found: Block | Fiche, name: str, text: str) -> None:
    longest = getattr(found._meta.get_field(name), "max_length", None) or LONGEST
    if len(text) > longest:
        raise Refusal(
            _("Ce champ serait trop long : %(n)s caractères au plus.") % {"n": longest},
            _("Rien n’a été remplacé."),
        )
    setattr(found, name, text)
    found.version += 1
    found.save(update_fields=[name, "version"])
    if isinstance(found, Block):
        touch(change, found.fiche, what="rewritten", blocks=[found.pk])
    else:
        touch(change, found, what="fields", fields=[name])


def choose_profile(cafe: Cafe, actor: User | None, profile: str) -> None:
    """Say how the fiche names women and men; its text does not change."""
    with editing(cafe, actor) as change:
        fiche = begun(change)
        if profile not in WritingProfile.values or profile == fiche.writing_profile:
            return
        fiche.writing_profile = profile
        fiche.version += 1
        fiche.save(update_fields=["writing_profile", "version"])
        touch(change, fiche, what="fields", fields=["writing_profile"])
