"""Dots: the room says on its phones which themes matter most; hidden until they are revealed."""
