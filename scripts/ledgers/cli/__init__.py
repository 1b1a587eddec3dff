"""The command line: options, calls of `flow`, output and exit status."""
