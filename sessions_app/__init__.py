"""A café session, from preparation to closing. Start with README.md in this folder."""

__version__ = "0.1.0.dev0"
