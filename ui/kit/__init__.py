"""What every page is made of: theme, tables, small parts, forms, background work."""
