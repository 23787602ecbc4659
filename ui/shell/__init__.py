"""The frame around every page: side navigation, header, status bar, search, help."""
