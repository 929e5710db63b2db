"""What moves together in a fiche, and where it lands."""

from dataclasses import dataclass

import pytest

from sessions_app.fiche.arrangement import end_of, moved

LETTERS = {"S": "section", "T": "theme", "b": "bullet", "p": "paragraph", "x": "box"}


@dataclass
class Piece:
    kind: str
    shape: str
    name: str


def fiche(text: str) -> list[Piece]:
    """« S:B Tt bu » is a section of shape B, a theme named t, a bullet named u."""
    words = text.split()
    return [Piece(LETTERS[w[0]], w[2:3] if w[0] == "S" else "", w) for w in words]


def after(text: str, name: str, up: bool) -> str:
    pieces = fiche(text)
    index = next(at for at, piece in enumerate(pieces) if piece.name == name)
    return " ".join(piece.name for piece in moved(pieces, index, up))


@pytest.mark.parametrize(
    ("before", "name", "up", "expected"),
    [
        ("S:A b1 b2", "b2", True, "S:A b2 b1"),
        ("S:A b1 b2", "b1", False, "S:A b2 b1"),
        ("p0 S:A b1", "p0", True, "p0 S:A b1"),
        ("S:A b1", "b1", False, "S:A b1"),
        ("S:A b1 S:Bz b2", "b2", True, "S:A b1 b2 S:Bz"),
        ("p0 S:A1 b1 S:B2 b2", "S:B2", True, "p0 S:B2 b2 S:A1 b1"),
        ("p0 S:A1 b1 S:B2 b2", "S:A1", False, "p0 S:B2 b2 S:A1 b1"),
        ("p0 S:A1 b1", "S:A1", True, "p0 S:A1 b1"),
        ("S:B T1 b1 T2 b2 p", "T2", True, "S:B T2 b2 T1 b1 p"),
        ("S:B T1 b1 T2 b2 p", "T1", False, "S:B T2 b2 T1 b1 p"),
        ("S:B T1 b1 p", "T1", False, "S:B p T1 b1"),
        ("S:C T1 p1 T2 p2", "T1", False, "S:C T2 p2 T1 p1"),
        ("S:C T1 p1 T2 p2 x", "T2", True, "S:C T2 p2 x T1 p1"),
    ],
)
def test_a_block_moves_past_its_neighbour_with_all_it_holds(before, name, up, expected):
    assert after(before, name, up) == expected


def test_in_shape_b_a_paragraph_ends_a_theme_and_in_shape_c_it_belongs_to_it():
    assert end_of(fiche("S:B T1 b1 p"), 1) == 3
    assert end_of(fiche("S:C T1 b1 p"), 1) == 4
