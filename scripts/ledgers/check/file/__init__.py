"""Rules about one file alone: its schema, the words for what breaks it, who may see it."""
