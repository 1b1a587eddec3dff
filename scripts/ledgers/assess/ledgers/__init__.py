"""What follows from the records of single ledgers."""
