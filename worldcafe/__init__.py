"""Wiring: settings, URLs and the ASGI application."""
