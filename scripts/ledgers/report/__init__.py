"""Put problems and assessments into words, tables and JSON; pure."""
