"""The command `ledgers comment`: a report by strangers, made fit to be posted."""

from pathlib import Path

import click

from ledgers.cli.options import Call, argument, command
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import say
from ledgers.report.comment import LONGEST, harmless


@command(
    "comment",
    say("Print a report that strangers made, with nothing in it that acts."),
    argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False)),
)
def comment(call: Call, file: Path) -> int:
    """Print a report made harmless."""
    if file.is_symlink():
        raise CannotGoOn(say("{path} is a link: put the file itself here", path=file))
    with file.open("rb") as stream:
        click.echo(harmless(stream.read(5 * LONGEST), call.translate), nl=False)
    return 0
