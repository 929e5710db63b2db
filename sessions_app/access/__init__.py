"""Who may do what: one truth for pages and sockets."""
