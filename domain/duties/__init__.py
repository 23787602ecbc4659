"""Who owes what by when, and what is still open (articles 3 to 5)."""
