"""Export → import → export gives the same bytes, whatever a café holds.

``HYPOTHESIS_PROFILE=long`` draws 200 cafés; the short form draws 20.
"""

import json
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive import schema
from sessions_app.closing.archive.reading import read
from sessions_app.closing.queries import archive
from tests.closing.whole_cafes import WHOLE

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
CHOSEN = settings(
    max_examples=200 if LONG else 20,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def filled():
    """Return the models of the archive that have at least one row now."""
    return {one.model for one in schema.RECORDS if one.model._default_manager.exists()}


@CHOSEN
@given(whole=WHOLE)
def test_export_import_export_gives_the_same_bytes(ana, whole):
    cafe = import_cafe(read(json.dumps(whole).encode()), ana)
    first = archive(cafe)
    remove_cafe(cafe)
    again = import_cafe(read(first), ana)
    second = archive(again)
    remove_cafe(again)
    assert second == first


def test_the_cafes_fill_every_record_of_the_archive(ana):
    found = set()

    @settings(CHOSEN, max_examples=40, derandomize=True)
    @given(st.data())
    def draw(data):
        cafe = import_cafe(read(json.dumps(data.draw(WHOLE)).encode()), ana)
        found.update(filled())
        remove_cafe(cafe)

    draw()
    assert {one.model for one in schema.RECORDS} - found == set()
