"""The review finds the planted faults of a fiche, all of them and nothing else; each can be accepted."""

import html
import re

import pytest

from sessions_app.fiche.checks import review
from sessions_app.fiche.checks.outcome import WORDS
from sessions_app.fiche.entries import LABELS
from sessions_app.fiche.queries import manuscript
from sessions_app.models import (
    Acceptance,
    Block,
    Event,
    Mark,
    MarkKind,
    SetAside,
    SetAsideReason,
    Source,
)
from sessions_app.synthesis.actions import add_theme
from tests.cast import add_note
from tests.fiche.desk import Desk

FIELDS = {
    "issuer": "Centre de quartier",
    "authors": "Ana Roy",
    "edition": "Sofia Côté",
    "diffusion": "www.exemple.ca",
    "reproduction": "Permise.",
    "copyright": "Centre de quartier",
    "issn": "2561-3413",
    "legal_deposit": "BAnQ, 2026",
}


@pytest.fixture
def desk(sofia_browser, cafe) -> Desk:
    desk = Desk(sofia_browser, cafe).begin()
    for name, text in FIELDS.items():
        desk.fill(name, text)
    return desk


def listed(cafe) -> list[tuple[str, str]]:
    """Return the kind and the words of each finding to look at, in the order of the review."""
    groups = review(cafe, manuscript(cafe)).groups
    return [(group.kind, one.words) for group in groups for one in group.open]


def found(cafe) -> set[tuple[str, str]]:
    return set(listed(cafe))


def section(desk, *passages, kind="bullet", heading="Le quartier"):
    """Write a section of passages, each with the notes behind it."""
    desk.add("section", heading=heading, shape="A" if kind == "bullet" else "C")
    for text, notes in passages:
        block = desk.add(kind, text=text)
        for note in notes:
            assert desk.post(f"redaction/blocs/{block}/sources/", note=note.pk).status_code == 200
    return Block.objects.latest("pk").pk


def test_a_fiche_without_a_fault_has_nothing_to_look_at(desk, cafe):
    notes = [add_note(cafe, f"Idée {number}", table=number) for number in (1, 2)]
    section(desk, ("La plupart des tables veulent des bancs;", notes))
    assert found(cafe) == set()
    assert "Rien à revoir." in desk.get("redaction/relecture/").content.decode()


def test_every_planted_fault_is_found_and_nothing_else(desk, cafe):
    one, two, _three, four, five, six, seven = (
        add_note(cafe, f"Note {number}", table=number % 4 + 1) for number in range(7)
    )
    Mark.objects.create(note=seven, table=one.table, round=one.round, kind=MarkKind.CONTRADICTS)
    add_theme(cafe, two.question, "Contre", notes=[two])
    two.placements.update(dissent=True)
    add_theme(cafe, six.question, "Contre aussi", notes=[six])
    six.placements.update(dissent=True)
    for note in (four, six):
        SetAside.objects.create(note=note, reason=SetAsideReason.values[0])
    five.hidden_at, five.hidden_reason = five.created_at, "Un nom y est."
    five.save()
    desk.add("paragraph", text="La plupart des gens sont venus. Cela ne vient d’aucune note.")
    section(
        desk,
        ("Une puce sans note.", []),
        ("Une puce avec sa note.", [one]),
        ("La plupart veulent des bancs.", [one]),
        ("Elle dit « la plupart des bancs ».", [one]),
        ("Les participant.e.s veulent marcher.", [one]),
        ("Les élu(e)s aussi, mais « les citoyen.ne.s » non.", [one]),
        ("Mme Tremblay garde les clés du parc.", [one]),
    )
    prose = section(desk, kind="paragraph", heading="La suite")
    prose = desk.add("paragraph", text="Le soir, il fait noir. On trébuche au parc. Rien de neuf.")
    for said in ("Le soir, il fait noir.", "On trébuche au parc."):
        desk.post(f"redaction/blocs/{prose}/sources/", note=one.pk, sentence=said)
    desk.save(prose, 1, text="Le soir, il fait noir. Tout est changé ici. Rien de neuf.")
    desk.add("section", heading="Personne n’a rien écrit", shape="A")
    for name in FIELDS:
        desk.fill(name, "")
    assert listed(cafe) == [
        ("empty", "Personne n’a rien écrit"),
        ("unsourced", "Une puce sans note."),
        ("unsourced", "Tout est changé ici."),
        ("unsourced", "Rien de neuf."),
        ("lost", "On trébuche au parc."),
        ("contrary", "Note 1"),
        ("contrary", "Note 6"),
        ("unused", "Note 2"),
        ("named", "Mme Tremblay garde les clés du parc."),
        ("quantifier", "La plupart veulent des bancs."),
        ("inclusive", "Les participant.e.s veulent marcher."),
        ("inclusive", "Les élu(e)s aussi, mais « les citoyen.ne.s » non."),
        *(("missing", str(LABELS[name])) for name in FIELDS),
    ]
    assert {kind for kind, _words in found(cafe)} == set(WORDS), "a kind has no planted fault"
    page = desk.get("redaction/relecture/").content.decode()
    assert "de plusieurs façons à la fois" in page
    assert all(text in page for _kind, text in found(cafe))
    places = set(re.findall(r'<a href="#at-(\d+)">', page))
    assert places <= {str(pk) for pk in Block.objects.values_list("pk", flat=True)}
    assert all(f'href="#entry-{name}"' in page for name in FIELDS)
    assert f"{review(cafe, manuscript(cafe)).open}<span" in page
    assert "1 note inutilisée" in desk.get("").content.decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La majorité des tables le dit.", True),
        ("Une grande majorité le dit.", True),
        ("Presque toutes les personnes le disent.", True),
        ("Presque tous le disent.", True),
        ("Toutes les tables le disent.", True),
        ("On est unanime.", True),
        ("Tout le monde le dit.", True),
        ("Quelques tables le disent.", False),
        ("Tout le monde ne le dit pas.", False),
        ("La plupart n’en disent rien.", False),
        ("La majorette est passée.", False),
        ("Tous les soirs, on marche.", False),
    ],
)
@pytest.mark.parametrize("tables", [1, 2])
def test_a_generality_needs_half_of_the_four_tables(desk, cafe, text, expected, tables):
    notes = [add_note(cafe, "Oui", table=number + 1) for number in range(tables)]
    section(desk, (text, notes))
    assert (("quantifier", text) in found(cafe)) == (expected and tables < 2)


def test_an_english_fiche_is_not_read_as_french(desk, cafe):
    type(cafe).objects.filter(pk=cafe.pk).update(language="en-CA")
    cafe.refresh_from_db()
    section(desk, ("La plupart des participant.e.s", [add_note(cafe, "Yes")]))
    assert found(cafe) == set()


def accept(desk, kind, *about, **more):
    return desk.post("redaction/relecture/accepter/", kind=kind, about=list(about), **more)


def about(cafe, kind) -> list[str]:
    groups = review(cafe, manuscript(cafe)).groups
    return [one.about for group in groups if group.kind == kind for one in group.open]


def test_an_acceptance_is_said_with_its_reason_and_can_be_taken_back(desk, cafe, sofia):
    section(desk, ("Sans appui", []))
    (mine,) = about(cafe, "unsourced")
    page = accept(desk, "unsourced", mine, reason="Dit par l’équipe").content.decode()
    assert "« Dit par l’équipe »" in page.replace("\u00a0", " ")
    assert "Sofia" in page
    assert found(cafe) == set()
    assert Acceptance.objects.get().by == sofia
    page = desk.post("redaction/relecture/revoir/", kind="unsourced", about=mine).content.decode()
    assert found(cafe) == {("unsourced", "Sans appui")}
    kinds = Event.objects.filter(kind="fiche-reviewed").values_list("facts__what", flat=True)
    assert list(kinds) == ["accepted", "reopened"]


def test_an_acceptance_lapses_when_its_words_change_and_holds_when_they_return(desk, cafe):
    block = section(desk, ("Sans appui", []))
    accept(desk, "unsourced", *about(cafe, "unsourced"))
    desk.save(block, 1, text="Sans aucun appui")
    assert found(cafe) == {("unsourced", "Sans aucun appui")}
    desk.save(block, 2, text="Sans appui")
    assert found(cafe) == set()


def test_a_sentence_said_twice_is_accepted_in_one_place_and_stays_so_when_blocks_move(desk, cafe):
    words = "Les citoyen.ne.s veulent des bancs;"
    first = section(desk, (words, []))
    kept = {kind: about(cafe, kind) for kind in ("unsourced", "inclusive")}
    for kind, each in kept.items():
        accept(desk, kind, *each)
    again = desk.add("bullet", text=words)
    for _turn in range(2):
        review_ = review(cafe, manuscript(cafe))
        assert [one.block for kind in kept for one in review_.of(kind)] == [again, again]
        desk.move(again, "up")
    assert Block.objects.get(pk=again).position < Block.objects.get(pk=first).position
    for kind in kept:
        accept(desk, kind, *about(cafe, kind))
    assert found(cafe) == set()


def test_a_generality_accepted_is_to_look_at_again_when_a_table_goes(desk, cafe):
    notes = [add_note(cafe, "Oui", table=1)]
    block = section(desk, ("La plupart le disent.", notes))
    accept(desk, "quantifier", *about(cafe, "quantifier"))
    assert found(cafe) == set()
    Source.objects.filter(block=block).delete()
    kinds = {kind for kind, _words in found(cafe)}
    assert kinds == {"quantifier", "unsourced", "unused"}


def test_all_are_accepted_at_once_and_taken_back_and_what_is_not_there_is_refused(desk, cafe):
    for number in range(3):
        add_note(cafe, f"Note {number}", question=number % 2)
    every = about(cafe, "unused")
    assert 'id="unused-whole"' in desk.get("redaction/relecture/").content.decode()
    page = accept(desk, "unused", *every).content.decode().replace("\u00a0", " ")
    assert "Y revenir : 3 notes inutilisées" in page
    desk.post("redaction/relecture/revoir/", kind="unused", about=every)
    assert about(cafe, "unused") == every
    accept(desk, "unused", *every)
    assert accept(desk, "unused", "f" * 32).status_code == 409
    assert accept(desk, "autre", "x").status_code == 409


def test_a_note_left_out_is_found_on_the_board_where_the_review_leads(desk, cafe, sofia_browser):
    note = add_note(cafe, "Oubliée", question=1)
    add_theme(cafe, note.question, "Le logement", notes=[note])
    page = desk.get("redaction/relecture/").content.decode()
    address, mark = re.search(r'href="(/cafes/\w+/synthese/[^"#]*)#([^"]+)"', page).groups()
    board = sofia_browser.get(html.unescape(address)).content.decode()
    shown = re.search(rf'<li id="{mark}"[^>]*>', board)[0]
    assert "hidden" not in shown
    assert f'data-note="{note.pk}"' in shown
