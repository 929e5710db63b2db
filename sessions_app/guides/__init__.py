"""The guides of docs/, read inside the application and without Internet."""
