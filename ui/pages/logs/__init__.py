"""The work logs: review, entry, the list of all, who has not submitted."""
