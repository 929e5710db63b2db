"""Counting heads at a table, in a café that knows no names."""

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import writing
from ...models import Cafe, HeadCount, Table, User
from ...models.participants import MOST_PEOPLE
from ...preparation.queries import programme


def count(cafe: Cafe, actor: User, table: Table, heads: int) -> None:
    """Note how many sit at a table in the round of now; past rounds keep their counts."""
    if not 0 <= heads <= MOST_PEOPLE:
        raise Refusal(_("Un compte va de 0 à %(most)d.") % {"most": MOST_PEOPLE})
    with writing(cafe, actor) as change:
        round_ = programme(change.cafe).current_round
        if round_ is None:
            raise Refusal(_("Ce café n’a pas de ronde : ajoutez-en une pour compter."))
        HeadCount.objects.update_or_create(table=table, round=round_, defaults={"count": heads})
        change.record("heads-counted", table=table, round=round_.pk)
