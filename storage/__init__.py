"""What is kept: one transaction a user action, migrations, workbooks in."""
