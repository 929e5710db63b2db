"""A document goes into JSON and comes back the same; what is no document is refused."""

import json
from copy import deepcopy

import pytest

from sessions_app.fiche.freezing import Unreadable, frozen, thawed
from sessions_app.fiche.snapshot import snapshot
from sessions_app.models import Fiche, FicheVersion, Frozen, VersionCause
from tests.fiche.hostile import HOSTILE
from tests.fiche.samples import everywhere, sample


@pytest.mark.parametrize("document", [sample(), *map(everywhere, HOSTILE.values())])
def test_a_document_is_the_same_after_the_round_trip(document):
    kept = json.loads(json.dumps(frozen(document)))
    assert thawed(kept) == document


def test_a_field_of_later_has_its_default():
    kept = frozen(sample())
    del kept["title"]["first"]
    assert thawed(kept) == sample()


def wrong():
    whole = frozen(sample())
    yield None
    yield []
    yield whole["title"]
    for path, value in (
        (("title",), "un texte"),
        (("language",), None),
        (("body", 0), {"node": "Span", "text": "x", "target": ""}),
        (("body", 0, "text", "spans", 0, "text"), 3),
        (("body", 0, "text", "spans", 0, "target"), "javascript:alert(1)"),
        (("body", 3, "content"), "abc"),
    ):
        changed = deepcopy(whole)
        place = changed
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        yield changed
    del whole["title"]
    yield whole


@pytest.mark.parametrize("found", list(wrong()))
def test_anything_else_is_refused(found):
    with pytest.raises(Unreadable):
        thawed(found)


def test_an_approved_version_is_neither_changed_nor_deleted(cafe):
    fiche = Fiche.objects.create(cafe=cafe, title="Un titre")
    kept = {"content": snapshot(fiche), "document": frozen(sample())}
    one = FicheVersion.objects.create(fiche=fiche, number=1, cause=VersionCause.APPROVED, **kept)
    with pytest.raises(Frozen):
        one.save()
    one.cause = VersionCause.KEPT
    with pytest.raises(Frozen):
        one.save()
    with pytest.raises(Frozen):
        one.delete()
    with pytest.raises(Frozen):
        FicheVersion.objects.update(name="Autre")
    with pytest.raises(Frozen):
        fiche.versions.all().delete()
    assert FicheVersion.objects.get().cause == VersionCause.APPROVED
    cafe.delete()
    assert not FicheVersion.objects.exists()
