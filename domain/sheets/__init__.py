"""Workbooks as the business understands them: which sheets, which columns, what a cell may hold."""
