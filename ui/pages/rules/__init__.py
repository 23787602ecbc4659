"""Rule versions by layer, the requirements as a table, the sum check, and what a version would change (3-12, F8)."""
