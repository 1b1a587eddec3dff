"""Take options from the command line, call the corridor, print, and exit."""
