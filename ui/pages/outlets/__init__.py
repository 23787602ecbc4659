"""Outlets and events: where to go, what was found, and what became of it (design, screen 04)."""
