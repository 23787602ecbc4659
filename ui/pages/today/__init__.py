"""The day's work in one look."""
