"""Everything that changes a fiche."""

from .blocks import Stale, add_blocks, move_block, save_block
from .fields import begin, begun, choose_layout, save_fields
from .removal import remove_block, restore_blocks
from .sources import attach, detach
from .themes import Brought, bring_theme

__all__ = [
    "Brought",
    "Stale",
    "add_blocks",
    "attach",
    "begin",
    "begun",
    "bring_theme",
    "choose_layout",
    "detach",
    "move_block",
    "remove_block",
    "restore_blocks",
    "save_block",
    "save_fields",
]
