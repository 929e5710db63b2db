"""What an action of the animation did, in a sentence for the list of last actions."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Cafe, Event, LinkKind
from ..preparation.queries import programme

WHAT = {
    "added": gettext_lazy("ajout"),
    "removed": gettext_lazy("retrait"),
    "moved": gettext_lazy("déplacement"),
    "text": gettext_lazy("texte"),
    "kind": gettext_lazy("genre"),
    "title": gettext_lazy("nom"),
    "name": gettext_lazy("nom"),
    "minutes": gettext_lazy("durée"),
    "rounds": gettext_lazy("nombre de rondes"),
    "put-back": gettext_lazy("table remise"),
}

# Fields of the café whose label on screen is a sentence of its own.
FIELDS = {
    "purge_on": gettext_lazy("date d’effacement"),
    "officer": gettext_lazy("personne responsable des renseignements personnels"),
    "officer_contact": gettext_lazy("façon de joindre la personne responsable"),
}


class Telling:
    """Tells events of one café; the programme is read once."""

    def __init__(self, cafe: Cafe, events: Sequence[Event]) -> None:
        self.cafe, self.plan = cafe, programme(cafe)
        self.by_seq = {event.seq: event for event in events}

    def sentence(self, event: Event) -> str:
        """Return what ``event`` did; of an undoing, what it took back."""
        if "undoes" in event.facts:
            return self._undoing(event)
        tell: Callable[[Event], str] | None = getattr(
            self, f"_{event.kind.replace('-', '_')}", None
        )
        return tell(event) if tell else str(event.kind)

    def _undoing(self, event: Event) -> str:
        before = self.cafe.events.filter(seq=event.facts["undoes"]).select_related("table").first()
        if before and "undoes" in before.facts:
            return _("Refait – %(action)s") % {"action": self._original(before)}
        return _("Annulé – %(action)s") % {"action": self.sentence(before) if before else ""}

    def _original(self, event: Event) -> str:
        """Follow a chain of undoings back to the action they are about."""
        while "undoes" in event.facts:
            event = self.cafe.events.select_related("table").get(seq=event.facts["undoes"])
        return self.sentence(event)

    def _phase(self, event: Event) -> str:
        wanted = event.facts.get("phase")
        found = next((phase for phase in self.plan.phases if phase.pk == wanted), None)
        return str(found) if found else _("une étape")

    def _of_phase(self, event: Event, words: str) -> str:
        return words % {"phase": self._phase(event)}

    def _phase_started(self, event: Event) -> str:
        return self._of_phase(event, _("Étape commencée : %(phase)s"))

    def _phase_paused(self, event: Event) -> str:
        return self._of_phase(event, _("Pause du chronomètre : %(phase)s"))

    def _phase_resumed(self, event: Event) -> str:
        return self._of_phase(event, _("Reprise du chronomètre : %(phase)s"))

    def _phase_reopened(self, event: Event) -> str:
        if not event.facts.get("phase"):
            return _("Retour avant la première étape")
        return self._of_phase(event, _("Retour à l’étape : %(phase)s"))

    def _phase_extended(self, event: Event) -> str:
        minutes = f"{event.facts['minutes']:+d}".replace("-", "−")
        said = {"minutes": minutes, "phase": self._phase(event)}
        return _("%(minutes)s min : %(phase)s") % said

    def _cafe_finished(self, event: Event) -> str:
        return _("Café terminé")

    def _cafe_edited(self, event: Event) -> str:
        field = event.facts["field"]
        of_model = getattr(self.cafe._meta.get_field(field), "verbose_name", "")
        return _("Préparation du café : %(what)s") % {"what": FIELDS.get(field, of_model)}

    def _questions_edited(self, event: Event) -> str:
        wanted, what = event.facts.get("question"), self._what(event)
        for n, question in enumerate(self.plan.questions, 1):
            if question.pk == wanted:
                return _("Question %(n)s : %(what)s") % {"n": n, "what": what}
        return _("Question : %(what)s") % {"what": what}

    def _tables_edited(self, event: Event) -> str:
        return f"{event.table} : {self._what(event)}".replace(" :", "\u00a0:")

    def _agenda_edited(self, event: Event) -> str:
        if event.facts.get("what") == "cut":
            return _("Déroulement raccourci de %(n)s min") % {"n": event.facts["saved"]}
        return _("Déroulement : %(what)s") % {"what": self._what(event)}

    def _link_issued(self, event: Event) -> str:
        return _("Nouveau code : %(whose)s") % {"whose": self._whose(event)}

    def _link_revoked(self, event: Event) -> str:
        return _("Lien fermé : %(whose)s") % {"whose": self._whose(event)}

    def _codes_opened(self, event: Event) -> str:
        return _("Codes ouverts pendant %(n)s min") % {"n": event.facts["minutes"]}

    def _codes_closed(self, event: Event) -> str:
        return _("Codes sur demande")

    def _tablet_excused(self, event: Event) -> str:
        return _("Tablette hors du compte : %(whose)s") % {"whose": self._whose(event)}

    def _tablet_expected(self, event: Event) -> str:
        return _("Tablette remise dans le compte : %(whose)s") % {"whose": self._whose(event)}

    def _call_ended(self, event: Event) -> str:
        return _("Appel pris : %(whose)s") % {"whose": self._whose(event)}

    def _preflight_accepted(self, event: Event) -> str:
        return _("Vérification acceptée telle quelle : %(whose)s") % {"whose": self._whose(event)}

    def _notice_accepted(self, event: Event) -> str:
        return _("Avis d’utilisation accepté incomplet")

    def _cafe_ready(self, event: Event) -> str:
        return _("Tout est prêt")

    def _return_opened(self, event: Event) -> str:
        return _("Page de retour ouverte")

    def _return_closed(self, event: Event) -> str:
        return _("Page de retour fermée")

    def _dots_opened(self, event: Event) -> str:
        return _("Points : vote ouvert")

    def _dots_closed(self, event: Event) -> str:
        return _("Points : vote fermé")

    def _dots_revealed(self, event: Event) -> str:
        return _("Points dévoilés")

    def _dots_counted(self, event: Event) -> str:
        return _("Points sur papier comptés")

    def _projection_set(self, event: Event) -> str:
        if event.facts.get("what") == "dots":
            return _("Points montrés à la salle")
        if event.facts.get("question"):
            return _("Idées montrées à la salle")
        return _("Autre ligne montrée à la salle")

    def _message_sent(self, event: Event) -> str:
        return _("Message envoyé à toutes les tables")

    def _message_withdrawn(self, event: Event) -> str:
        return _("Message retiré des tablettes")

    def _operation_decided(self, event: Event) -> str:
        return _("Idée retenue écartée : %(whose)s") % {"whose": self._whose(event)}

    def _whose(self, event: Event) -> str:
        if event.table:
            return str(event.table)
        return str(LinkKind(event.facts.get("door", LinkKind.PROJECTOR)).label)

    def _what(self, event: Event) -> str:
        return str(WHAT.get(event.facts.get("what", ""), event.facts.get("what", "")))
