"""What rules stand on: what is known, which records are sound, how values are walked."""
