"""Run commands as soaks do, in this process."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from ledgers.cli.main import main


def run(*arguments: object) -> tuple[int, str]:
    """Run the command line in this process; return its status and all that it said."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = main([str(argument) for argument in arguments])
    return status, said.getvalue()
