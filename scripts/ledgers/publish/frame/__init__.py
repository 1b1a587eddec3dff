"""What is said of the portal as a whole: its sections, its languages, its data."""
