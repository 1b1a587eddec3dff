"""Rules that hold for the fields of every ledger."""
