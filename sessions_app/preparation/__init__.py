"""Before the café: cafés, tables, questions, agenda and links."""
