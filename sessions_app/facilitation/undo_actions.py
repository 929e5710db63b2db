"""Taking back an action of the animation, or doing it again: ten minutes, whoever did it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.undoable import undoable
from ..models import AccessLink, Cafe, Phase, User
from .clock_actions import follow_the_clock
from .undoing import changes_of, model_of, restore

WINDOW = timedelta(minutes=10)


def undo(cafe: Cafe, actor: User | None, seq: int) -> None:
    """Take back the action that the log has at ``seq``; taking back an undoing does it again.

    Refuse after ten minutes, once it was taken back, or where something newer stands on it.
    """
    follow_the_clock()
    event = cafe.events.filter(seq=seq).first()
    changes = changes_of(event)
    models = {model_of(change) for change in changes}
    with undoable(cafe, actor, *sorted(models, key=lambda model: model.__name__)) as change:
        if event is None or not changes or event.at < timezone.now() - WINDOW:
            raise Refusal(
                _("Cette action ne peut plus être annulée : plus de dix minutes ont passé.")
            )
        if actor is None and AccessLink in models:
            raise Refusal(
                _("Les codes et les liens se changent depuis un compte. Rien n’a changé.")
            )
        if change.cafe.events.filter(facts__undoes=seq).exists():
            raise Refusal(
                _("Cette action vient d’être annulée. Rien n’a été fait deux fois."),
                _("L’écran montre maintenant où en est le café."),
            )
        restore(change.cafe, changes)
        if Phase in models:
            change.cafe.clock_revision += 1
            change.cafe.save(update_fields=["clock_revision"])
        change.record("action-undone", undoes=seq, what=event.kind)
