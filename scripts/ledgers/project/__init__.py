"""Projection onto what the schemas call public; pure, deny by default."""
