"""Run the command line with `python -m ledgers`."""

from ledgers.cli.main import run

run()
