"""Other faults, written otherwise: the review finds these too, and nothing beside them."""

from sessions_app.models import Mark, MarkKind, SetAside, SetAsideReason
from sessions_app.synthesis.actions import add_theme
from tests.cast import add_note
from tests.fiche.test_review import desk, listed, section

__all__ = ["desk"]


def test_passages_without_a_note_are_found_sentence_by_sentence_and_boxes_need_none(desk, cafe):
    one, two = (add_note(cafe, f"Note {number}", table=number) for number in (1, 2))
    desk.add("box", box="definition", heading="Mot", text="Une phrase de l’encadré. Une autre.")
    desk.add("section", heading="Question", shape="B")
    desk.add("lead_in", text="On dit :")
    desk.add("theme", heading="Concernant l’hiver :")
    desk.add("bullet", text="une puce sans note;")
    desk.add("box", box="method", text="- une puce d’encadré;")
    prose = desk.add(
        "paragraph", text="Une dame, p. ex., attend à 13 h 30. On a 3,5 km... à pied. Oui."
    )
    said = "On a 3,5 km... à pied."
    desk.post(f"redaction/blocs/{prose}/sources/", note=one.pk, sentence=said)
    whole = desk.add("paragraph", text="Tout vient d’une note. Et ceci aussi.")
    desk.post(f"redaction/blocs/{whole}/sources/", note=two.pk)
    assert listed(cafe) == [
        ("unsourced", "une puce sans note;"),
        ("unsourced", "Une dame, p. ex., attend à 13 h 30."),
        ("unsourced", "Oui."),
    ]


def test_dissent_is_found_unless_it_is_cited_set_aside_or_hidden(desk, cafe):
    notes = [add_note(cafe, f"Note {number}", table=number % 4 + 1) for number in range(8)]
    for one in notes[:5]:
        Mark.objects.create(
            note=one, table=notes[5].table, round=notes[5].round, kind=MarkKind.CONTRADICTS
        )
    SetAside.objects.create(note=notes[1], reason=SetAsideReason.values[0])
    notes[2].hidden_at, notes[2].hidden_reason = notes[2].created_at, "Un nom y est."
    notes[2].save()
    add_theme(cafe, notes[7].question, "Contre", notes=[notes[7], notes[3]])
    notes[7].placements.update(dissent=True)
    section(desk, ("Une puce.", [notes[3]]), ("Une autre.", notes[5:7]))
    assert listed(cafe) == [("contrary", f"Note {number}") for number in (0, 4, 7)]


def test_fields_of_spaces_are_empty_and_a_degree_names_nobody(desk, cafe):
    degree = add_note(cafe, "Une M. Sc. en nutrition aide ici", table=1)
    notes = [degree, add_note(cafe, "Le docteur est venu", table=2)]
    section(desk, ("Une puce.", notes))
    desk.fill("issn", "   ")
    desk.fill("authors", "\n")
    assert [kind for kind, _words in listed(cafe)] == ["missing", "missing"]
