"""Scores and ranks of counties by a scheme."""
