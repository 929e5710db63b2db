"""How an organisation answers for personal information: who opened it, and its incidents."""
