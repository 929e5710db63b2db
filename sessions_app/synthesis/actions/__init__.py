"""The verbs of the synthesis: themes are named, moved, taken apart; notes go in and out of them."""

from .placing import place_notes, unplace_notes
from .step import question_gone
from .themes import add_theme, dissolve_theme, move_theme, rename_theme, restore_theme
from .twins import join_notes

__all__ = [
    "add_theme",
    "dissolve_theme",
    "join_notes",
    "move_theme",
    "place_notes",
    "question_gone",
    "rename_theme",
    "restore_theme",
    "unplace_notes",
]
