"""Importing workbooks: dropped or chosen, reviewed row by row, put right, written, taken back."""
