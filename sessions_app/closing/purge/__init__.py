"""Deleting the personal data of a café, by hand or on its day, with a certificate of what went."""
