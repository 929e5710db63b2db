"""Preparing a café, in verbs: one module for each thing that is prepared."""
