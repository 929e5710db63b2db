"""What the projection writes stands out from its ground by 7 to 1, so that it is read at ten metres."""

import re

import pytest

from sessions_app.fiche.appearance.colours import contrast
from tests.sources import ROOT

TOKENS = dict(
    re.findall(
        r"--([\w-]+): ([^;]+);", (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    )
)


def colour(name: str) -> str:
    """Return the raw value of a token."""
    value = TOKENS[name]
    inner = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return colour(inner[1]) if inner else value


@pytest.mark.parametrize("text", ["on-stage", "on-stage-soft"])
@pytest.mark.parametrize("ground", ["stage", "stage-raised", "stage-line"])
def test_words_of_the_projection_can_be_read(text, ground):
    assert contrast(colour(text), colour(ground)) >= 7
