"""Bring the world in: files, commits, YAML, schemas, words."""
