"""What changed from week to week, the weeks that are over, and the overview that begins with it."""
