"""Indicators in words: their names, values, fields, uses and weights."""
