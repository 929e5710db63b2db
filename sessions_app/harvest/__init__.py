"""What the tables say: tablets, operations, the plenary wall."""
