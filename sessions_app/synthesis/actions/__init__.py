"""The verbs of the synthesis: themes are named, moved, merged, taken apart; notes go in and out of
them, are kept apart there, set aside or hidden."""

from .aside import hide_notes, set_aside, show_notes, take_up
from .placing import keep_apart, place_notes, unplace_notes
from .step import question_gone
from .themes import add_theme, dissolve_theme, merge_themes, move_theme, rename_theme, restore_theme
from .twins import join_notes, judge_twins, judged, pairwise

__all__ = [
    "add_theme",
    "dissolve_theme",
    "hide_notes",
    "join_notes",
    "judge_twins",
    "judged",
    "keep_apart",
    "merge_themes",
    "move_theme",
    "pairwise",
    "place_notes",
    "question_gone",
    "rename_theme",
    "restore_theme",
    "set_aside",
    "show_notes",
    "take_up",
    "unplace_notes",
]
