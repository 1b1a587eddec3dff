"""The ranking: who is where, how sure that is, and who is not ranked."""
