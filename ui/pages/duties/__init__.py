"""All duties of a scope: who owes what by when."""
