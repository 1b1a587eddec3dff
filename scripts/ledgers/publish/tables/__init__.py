"""Tables: what a cell, a row and a list are, and their files in CSV, JSON and XLSX."""
