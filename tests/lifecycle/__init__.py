"""A café's whole life as a state machine: what holds whatever happens, in whatever order."""
