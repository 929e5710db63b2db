"""A café taken out and brought back in is the same café: same archive, byte for byte."""

from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive import packing, reading, writing
from sessions_app.models import Cafe
from tests.cast import add_note


def archive(cafe: Cafe) -> bytes:
    return packing.pack(writing.sections(Cafe.objects.get(pk=cafe.pk)))


def test_round_trip(cafe, ana):
    add_note(cafe, "Un œuf, ça ne fait pas l’été : « été », été.")
    first = archive(cafe)
    remove_cafe(cafe)
    again = import_cafe(reading.read(first), ana)
    assert archive(again) == first
