"""The demonstration: cafés of our own writing, a door to each screen, and their removal."""
