"""Everything that changes a fiche."""

from .acceptances import accept, look_again
from .blocks import Stale, add_blocks, move_block, save_block
from .fields import begin, begun, choose_layout, save_fields
from .outside import attach_outside, detach_outside, tie_again
from .removal import remove_block, restore_blocks
from .sources import attach, detach
from .themes import Brought, bring_theme
from .versions import approve, keep_version, restore
from .words import choose_profile, replace_words

__all__ = [
    "Brought",
    "Stale",
    "accept",
    "add_blocks",
    "approve",
    "attach",
    "attach_outside",
    "begin",
    "begun",
    "bring_theme",
    "choose_layout",
    "choose_profile",
    "detach",
    "detach_outside",
    "keep_version",
    "look_again",
    "move_block",
    "remove_block",
    "replace_words",
    "restore",
    "restore_blocks",
    "save_block",
    "save_fields",
    "tie_again",
]
