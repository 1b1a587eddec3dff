"""The tables for download."""
