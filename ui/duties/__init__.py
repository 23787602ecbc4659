"""Duties as every page shows them: their words, their columns, and where each leads."""
