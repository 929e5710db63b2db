"""The two cafés of the matrix."""

import pytest

from sessions_app.models import (
    AccessLink,
    Cafe,
    LinkKind,
    Phase,
    Question,
    QuestionKind,
    Table,
)
from tests.cast import AGENDA, START
from tests.rights import ground as g


@pytest.fixture
def other(charlie) -> Cafe:
    """Charlie's café, in another organisation."""
    cafe = Cafe.objects.create(
        title="Ailleurs", owner=charlie, organisation=charlie.organisation, starts_at=START
    )
    Question.objects.create(
        cafe=cafe, position=0, kind=QuestionKind.OPEN, text=f"{g.MARK} question"
    )
    for position, (kind, minutes) in enumerate(AGENDA):
        Phase.objects.create(cafe=cafe, position=position, kind=kind, minutes=minutes)
    table = Table.objects.create(cafe=cafe, number=1)
    AccessLink.objects.create(cafe=cafe, table=table, kind=LinkKind.HOST)
    return cafe


@pytest.fixture
def ground(cafe, ana, sofia, charlie, other, settings, tmp_path) -> g.Ground:
    settings.MEDIA_ROOT = tmp_path
    return g.Ground(cafe, ana, sofia, charlie, other)
