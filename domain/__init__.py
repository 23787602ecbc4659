"""What the business knows. No clock, no file, no SQL, no widget."""
