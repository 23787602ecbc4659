"""The person's own settings, and the care of the store: backups, restoring, checking."""
