"""What explains the numbers of pages, as data for the box that a script opens over them."""
