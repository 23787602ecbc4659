"""The weekly report: written, seen as paper, issued, received, registered (interface 09)."""
