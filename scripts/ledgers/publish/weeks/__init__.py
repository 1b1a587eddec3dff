"""What changed from week to week, and the weeks that are over."""
