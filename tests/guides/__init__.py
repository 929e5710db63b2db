"""The guides: what they say is on the screens, what they link to is there, they print as they should."""
