"""Use cases: each opens one action or one view of the store, does one thing, and says what it did."""
