"""Rules about persons: nothing that leads to one is let through."""
