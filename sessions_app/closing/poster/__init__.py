"""What is put on a wall: the poster of the plenary, and the way into the return page."""
