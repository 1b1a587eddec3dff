"""Run the command line with `python -m ledgers`."""

from ledgers.cli.main import run

if __name__ == "__main__":  # not where a process that it starts reads what this one was
    run()
