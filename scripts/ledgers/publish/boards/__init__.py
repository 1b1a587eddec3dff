"""Boards and lists: all tasks of all counties at one look, and those of one light."""
