"""What the notes say together: themes and the notes placed in them."""
