"""Check, assess and publish a city's county ledgers."""
