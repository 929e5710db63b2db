"""After the café: archives and the demonstration café."""
