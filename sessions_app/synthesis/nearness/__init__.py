"""What a note is near to: themes to propose, and notes that say the same. Nothing here decides."""
