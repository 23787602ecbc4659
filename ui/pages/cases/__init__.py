"""The page of supervision cases and deductions."""
