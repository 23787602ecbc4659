"""Promises measured: each benchmark times the work beside its limit in one run and prints the ratio."""
