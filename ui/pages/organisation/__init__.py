"""People, units, outlets in charge, leave and the office's calendar: tabs of the page 規則與組織."""
