"""The command `ledgers fmt`: files are mended where that needs no judgement."""

from pathlib import Path

import click

from ledgers.cli.options import Call, argument, command, option, print_saved
from ledgers.flow.amending import mend
from ledgers.model.words import say


@command(
    "fmt",
    say("Mend files where that needs no judgement: signs, quotes, days, words, order, came_in."),
    argument("files", nargs=-1, type=click.Path(path_type=Path)),
    option(
        "--check", "--diff", "dry_run", say("show what it does, and write nothing"), is_flag=True
    ),
)
def fmt(call: Call, files: tuple[Path, ...], *, dry_run: bool) -> int:
    """Print the lines that change and what is still wrong; fail where lines are to be changed."""
    made = mend(call.request, files, dry_run=dry_run)
    click.echo(made.difference, nl=False)
    print_saved(made[:2], call)
    return int(dry_run and bool(made.difference)) or int(any(row.is_error for row in made.problems))
