"""A vote by dots opens, closes, is revealed and taken away; devices place dots, paper is counted."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...access import links
from ...access.refusals import Refusal
from ...live.events import Writing, writing
from ...live.undoable import undoable
from ...models import AccessLink, Cafe, DotBallot, DotVote, LinkKind, Question, ReturnPage, User

WRONG = 422
MOST_DOTS = 10
MOST_BY_HAND = 9999
# More than any café has people: whoever fills a vote with made-up devices stops there.
MOST_BALLOTS = 5000


def open_votes(cafe: Cafe, actor: User, questions: list[Question], dots: int, address: str) -> None:
    """Let the room place ``dots`` each on the themes of these questions, through the participants'
    link, which is made if there is none; ``address`` is where its QR code leads.

    A vote that was closed opens again with the dots that it has, and hides what was revealed.
    """
    if not 1 <= dots <= MOST_DOTS:
        raise Refusal(_("De 1 à %(most)d points par personne.") % {"most": MOST_DOTS}, status=WRONG)
    for question in questions:
        with undoable(cafe, actor, DotVote, ReturnPage, AccessLink) as change:
            if not question.themes.exists():
                raise Refusal(
                    _("Cette question n’a pas encore de thème : la salle n’aurait rien à choisir."),
                    _("Nommez d’abord des thèmes sur le tableau de la synthèse."),
                )
            _give_a_way_in(change, address)
            vote, fresh = DotVote.objects.get_or_create(question=question, defaults={"dots": dots})
            if not fresh and vote.closed_at is None:
                continue
            vote.closed_at = vote.revealed_at = None
            vote.save(update_fields=["closed_at", "revealed_at"])
            change.record("dots-opened", question=question.pk, dots=vote.dots)


def _give_a_way_in(change: Writing, address: str) -> None:
    page = ReturnPage.objects.get_or_create(cafe=change.cafe)[0]
    if not page.opened_at:
        page.address = address
        page.save(update_fields=["address"])
    if not links.standing(LinkKind.PARTICIPANT).filter(cafe=change.cafe).exists():
        AccessLink.objects.create(cafe=change.cafe, kind=LinkKind.PARTICIPANT)


def close_vote(cafe: Cafe, actor: User, question: Question) -> None:
    """Take no more dots for a question. What was placed counts."""
    with undoable(cafe, actor, DotVote) as change:
        vote = standing(question)
        if vote.closed_at is None:
            vote.closed_at = timezone.now()
            vote.save(update_fields=["closed_at"])
            change.record("dots-closed", question=question.pk)


def reveal_vote(cafe: Cafe, actor: User, question: Question) -> None:
    """Tell everybody the dots of a question. This closes its vote: nobody votes by what others did."""
    with undoable(cafe, actor, DotVote) as change:
        vote = standing(question)
        if vote.revealed_at is None:
            vote.revealed_at = timezone.now()
            vote.closed_at = vote.closed_at or vote.revealed_at
            vote.save(update_fields=["revealed_at", "closed_at"])
            change.record("dots-revealed", question=question.pk)


def clear_vote(cafe: Cafe, actor: User, question: Question) -> None:
    """Take a vote away with all its dots, as after a trial. Nothing brings them back."""
    with writing(cafe, actor) as change:
        deleted, _rows = DotVote.objects.filter(question=question).delete()
        if deleted:
            change.record("dots-cleared", question=question.pk)


def count_by_hand(cafe: Cafe, actor: User, question: Question, placed: Mapping[int, int]) -> None:
    """Set the dots that were counted on paper, by theme: they come on top of the devices'."""
    with undoable(cafe, actor, DotVote) as change:
        vote = standing(question)
        by_hand = _of_this_question(question, placed)
        if max(by_hand.values(), default=0) > MOST_BY_HAND:
            raise Refusal(
                _("Au plus %(most)d points par thème. Vérifiez les nombres.")
                % {"most": MOST_BY_HAND},
                _("Le compte d’avant est conservé."),
                status=WRONG,
            )
        if by_hand != vote.by_hand:
            vote.by_hand = by_hand
            vote.save(update_fields=["by_hand"])
            change.record("dots-counted", question=question.pk)


def place_dots(
    cafe: Cafe, question: Question, device: str, op: str, base: int, placed: Mapping[int, int]
) -> None:
    """Take the dots of a device, all anew. The same ``op`` again changes nothing.

    ``base`` is the version that the person saw: refused where another tab changed them meanwhile.
    Once taken, dots can be moved until the vote is closed.
    """
    with writing(cafe) as change:
        vote = standing(question)
        ballot = vote.ballots.filter(device=device).first()
        if ballot and ballot.op == op:
            return
        kept = _("Les points reçus avant comptent toujours.") if ballot else ""
        if vote.closed_at:
            raise Refusal(_("Le vote est fermé : ces points n’ont pas été pris."), kept)
        chosen = _of_this_question(question, placed)
        if sum(chosen.values()) > vote.dots:
            said = _("Vous avez %(most)d points en tout. Retirez-en, puis recommencez.")
            raise Refusal(said % {"most": vote.dots}, kept, status=WRONG)
        if ballot and ballot.version != base:
            raise Refusal(_("Vos points ont changé dans un autre onglet. Les voici."), kept)
        _take(change, vote, ballot or DotBallot(vote=vote, device=device, version=0), op, chosen)


def _take(
    change: Writing, vote: DotVote, ballot: DotBallot, op: str, placed: dict[str, int]
) -> None:
    """Store a ballot; only its arrival is told, never what is on it."""
    fresh = ballot.pk is None
    if fresh and vote.ballots.count() >= MOST_BALLOTS:
        raise Refusal(_("Ce vote a reçu trop d’appareils. Prévenez l’animation."))
    ballot.op, ballot.placed, ballot.version = op, placed, ballot.version + 1
    ballot.save()
    if fresh:
        change.record("dots-placed", question=vote.question_id)


def _of_this_question(question: Question, placed: Mapping[int, int]) -> dict[str, int]:
    """Return the dots that are some, on themes that stand; refuse those on any other theme."""
    some = {theme: count for theme, count in placed.items() if count > 0}
    if question.themes.filter(pk__in=some).count() != len(some):
        raise Refusal(
            _("Un de ces thèmes vient de changer. Vérifiez où vont les points, puis recommencez."),
        )
    return {str(theme): count for theme, count in some.items()}


def standing(question: Question) -> DotVote:
    """Return the vote of a question as it is now; refuse where there is none any more."""
    vote = DotVote.objects.filter(question=question).first()
    if vote is None:
        raise Refusal(_("Il n’y a pas de vote pour cette question en ce moment."))
    return vote
