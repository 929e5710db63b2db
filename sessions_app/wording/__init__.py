"""The rules of French text: pure functions, no Django."""
