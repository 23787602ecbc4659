"""Activity scores: who passes, who does not, what closes the gap."""
