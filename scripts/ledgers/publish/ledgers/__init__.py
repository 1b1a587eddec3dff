"""The pages of ledgers: the parts that all of them have, and those of single ones."""
