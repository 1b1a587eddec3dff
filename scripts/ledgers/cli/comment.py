"""The command `ledgers comment`: a report by strangers, made fit to be posted."""

from pathlib import Path

import click

from ledgers.cli.options import Call, argument, command, option
from ledgers.model import CannotGoOn, say
from ledgers.report.comment import LONGEST, READ, as_markdown, harmless


@command(
    "comment",
    say("Print a report that strangers made, with nothing in it that acts."),
    argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False)),
    option(
        "--computed",
        say("folder with base.json and head.json, by the changed program"),
        path="place",
    ),
)
def comment(call: Call, file: Path, computed: Path | None) -> int:
    """Print a report made harmless, and what the changed program computes, where it is there."""
    click.echo(harmless(_read(file, 5 * LONGEST), call.translate), nl=False)
    if computed and computed.is_dir():
        base, head = (_read(computed / f"{side}.json", READ) for side in ("base", "head"))
        click.echo(as_markdown(base, head, call.translate), nl=False)
    return 0


def _read(file: Path, most: int) -> bytes:
    """Return the bytes of a file, at most so many; none where it is not there."""
    if file.is_symlink():
        raise CannotGoOn.say("{path} is a link: put the file itself here", path=file)
    if not file.is_file():
        return b""
    with file.open("rb") as stream:
        return stream.read(most)
