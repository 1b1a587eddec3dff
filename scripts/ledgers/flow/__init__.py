"""The order of the steps of each command; nothing is computed here."""
