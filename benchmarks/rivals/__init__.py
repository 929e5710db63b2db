"""What the live room is measured against: the least that could carry a note, and the usual way."""
