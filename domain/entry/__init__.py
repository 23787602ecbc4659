"""Entering work logs: what was typed, what it comes to, what a pasted block means."""
