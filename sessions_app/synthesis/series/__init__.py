"""Series: cafés on the same questions, over several dates, compared by question, theme and table."""
