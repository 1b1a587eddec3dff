"""Replay the life of each thing from what was filed and decided, here and nowhere else."""
