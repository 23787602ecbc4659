"""What is handed out: the weekly report as PDF and workbook, repair workbooks, blank templates."""
