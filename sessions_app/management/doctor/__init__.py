"""What is looked at before the doors open: readings of this computer, and what each of them means."""
