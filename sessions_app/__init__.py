"""A café session, from preparation to closing. Start with README.md in this folder."""
