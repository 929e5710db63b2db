"""What the archive keeps of the time after a café: the day of the purge, purges, the return page."""

from datetime import date

import pytest

from sessions_app.closing.actions import import_cafe, remove_cafe
from sessions_app.closing.archive.checks import Wrong
from sessions_app.closing.archive.packing import canonical, unpack
from sessions_app.closing.archive.reading import read
from sessions_app.closing.queries import archive
from sessions_app.models import Cafe, Purge, ReturnPage
from tests.cast import START, add_note


def test_purges_and_the_return_page_come_back(cafe, ana):
    first, second = add_note(cafe, "Une idée."), add_note(cafe, "Une autre.", table=2)
    Cafe.objects.filter(pk=cafe.pk).update(purge_on=date(2027, 3, 31))
    counted = {"people": 40, "photos": 3}
    Purge.objects.create(cafe=cafe, at=START, by="Ana", deleted=counted, cleaned_at=START)
    page = ReturnPage.objects.create(
        cafe=cafe, opened_at=START, thanks="Merci.", address="http://10.0.0.2"
    )
    page.notes.set([second, first])
    raw = archive(cafe)
    remove_cafe(cafe)
    again = import_cafe(read(raw), ana)
    assert archive(again) == raw
    assert again.purge_on == date(2027, 3, 31)
    assert again.purges.get().deleted == counted
    assert again.return_page.thanks == "Merci."
    assert again.return_page.address == ""
    assert {note.text for note in again.return_page.notes.all()} == {"Une idée.", "Une autre."}


@pytest.mark.parametrize("given", ["31 mars", "0999-01-01", 20270331])
def test_a_day_that_is_none_is_refused(cafe, given):
    sections = unpack(archive(cafe))
    sections["cafe"]["purge_on"] = given
    manifest = {"format": "worldcafe-archive", "version": 1}
    with pytest.raises(Wrong, match=r"cafe\.purge_on"):
        read(canonical({"manifest": manifest, **sections}))
