"""What contradicts and was neither used nor set aside, so that no contrary view is lost unseen."""

from django.utils import timezone

from sessions_app.models import (
    Block,
    BlockKind,
    Fiche,
    Mark,
    MarkKind,
    Note,
    Placement,
    SetAside,
    SetAsideReason,
    Source,
)
from sessions_app.preparation.queries import programme
from sessions_app.synthesis.queries import contradictions
from tests.cast import add_note
from tests.synthesis.board import theme, three_notes


def contradicted(cafe, note, kind=MarkKind.CONTRADICTS):
    table, second = cafe.tables.get(number=4), programme(cafe).rounds[1]
    return Mark.objects.create(note=note, table=table, round=second, kind=kind)


def kept_apart(cafe, note):
    theme(cafe, "Financement", note)
    Placement.objects.filter(note=note).update(dissent=True)


def test_a_note_kept_apart_and_one_contradicted_are_both_found_once(
    cafe, django_assert_num_queries
):
    one, two, three = three_notes(cafe)
    kept_apart(cafe, one)
    contradicted(cafe, one)
    contradicted(cafe, two)
    contradicted(cafe, three, MarkKind.NUANCES)
    with django_assert_num_queries(1):
        assert [note.text for note in contradictions(cafe)] == ["Idée 1", "Idée 2"]


def test_what_the_fiche_rests_on_was_used(cafe):
    one, two, _three = three_notes(cafe)
    for note in (one, two):
        contradicted(cafe, note)
    fiche = Fiche.objects.create(cafe=cafe, title="Fiche")
    block = Block.objects.create(fiche=fiche, position=0, kind=BlockKind.BULLET, text="Oui.")
    Source.objects.create(block=block, note=one)
    assert list(contradictions(cafe)) == [two]


def test_what_was_set_aside_hidden_or_taken_back_is_settled(cafe):
    one, two, three = three_notes(cafe)
    for note in (one, two, three):
        contradicted(cafe, note)
    SetAside.objects.create(note=one, reason=SetAsideReason.OFF_TOPIC)
    Note.objects.filter(pk=two.pk).update(hidden_at=timezone.now(), hidden_reason="Un nom.")
    assert list(contradictions(cafe)) == [three]
    Note.objects.filter(pk=three.pk).update(deleted_at=timezone.now())
    assert not contradictions(cafe)


def test_a_mark_taken_back_and_another_café_do_not_count(cafe):
    note = add_note(cafe, "Une fête par mois")
    contradicted(cafe, note, MarkKind.CONTRADICTS)
    Mark.objects.update(kind="")
    assert not contradictions(cafe)
