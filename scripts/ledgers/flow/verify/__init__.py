"""Prove that what was issued can be computed again."""
