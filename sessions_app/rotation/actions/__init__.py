"""The verbs that write the roster, the attendance and the seats."""
