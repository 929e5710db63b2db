"""The verbs of the synthesis: themes are named, moved, taken apart; notes go in and out of them."""

from .placing import place_notes, unplace_notes
from .themes import add_theme, dissolve_theme, move_theme, rename_theme, restore_theme

__all__ = [
    "add_theme",
    "dissolve_theme",
    "move_theme",
    "place_notes",
    "rename_theme",
    "restore_theme",
    "unplace_notes",
]
