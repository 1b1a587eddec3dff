"""The tables for download, by what they tell of."""
