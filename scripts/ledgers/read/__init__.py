"""Input: files, commits, YAML, schemas, words."""
