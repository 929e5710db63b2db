"""The archive of a café: one file that holds it whole, to keep or to take elsewhere."""
