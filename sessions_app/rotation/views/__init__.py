"""The pages of the roster, of the seating plan and of the check-in."""
