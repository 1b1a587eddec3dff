"""The pages of single records: findings, inspection rounds and checks."""
