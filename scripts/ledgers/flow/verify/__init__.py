"""Proofs that issues and editions can be computed again."""
