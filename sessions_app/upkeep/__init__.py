"""What keeps the server itself in good order: backups and restores, readiness, measures, logs."""
