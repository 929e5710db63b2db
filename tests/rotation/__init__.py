"""Plans of who sits where, and what becomes of them on the day."""
