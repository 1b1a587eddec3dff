"""Rules about checks, inspection rounds, and what waits to become public."""
