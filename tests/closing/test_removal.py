"""Removing a café whole: under its lock, and twice does no harm."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.closing.actions import remove_cafe
from sessions_app.models import Cafe
from tests.cast import add_note


def test_the_café_is_read_again_before_anything_is_deleted(cafe):
    add_note(cafe, "Une idée")
    with CaptureQueriesContext(connection) as seen:
        remove_cafe(cafe)
    said = [one["sql"] for one in seen if not one["sql"].startswith("SAVEPOINT")]
    assert said[0].startswith("SELECT")
    assert "sessions_app_cafe" in said[0]
    if connection.features.has_select_for_update:
        assert "FOR UPDATE" in said[0]
    assert not Cafe.objects.exists()


def test_a_café_that_is_already_gone_is_left_so(cafe):
    twin = Cafe.objects.get(pk=cafe.pk)
    remove_cafe(cafe)
    remove_cafe(twin)
    assert not Cafe.objects.exists()
