"""Rotation: who sits where in each round, planned before the café and again on the day."""
