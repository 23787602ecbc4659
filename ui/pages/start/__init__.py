"""The first run: a demo, a workbook, or an empty start."""
