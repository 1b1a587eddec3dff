"""The commands for workflows: `ledgers comment`, a report by strangers, and `intake`, an issue."""

import json
from pathlib import Path
from textwrap import indent

import click

from ledgers.cli.options import RECEIVED, Call, argument, command, option
from ledgers.flow.intake import taken
from ledgers.model import CannotGoOn, decoded, inside, say
from ledgers.report.comment import LONGEST, READ, as_markdown, harmless
from ledgers.report.problems import as_list, one_line


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


SAID = ("issue.body", "issue.user.login", "sender.login", "issue.updated_at", "issue.number")


@command(
    "intake",
    say("File what an issue of the host says, for the county of its author."),
    option("--event", say("what the host says of the issue, as JSON"), path="file", required=True),
    option("--name", say("a name for what is printed, as workflows ask for it"), default=""),
)
def intake(call: Call, event: Path, name: str) -> int:
    """Write what is filed; print what the host is to propose, and to answer: as code none acts."""
    said = decoded(event.read_bytes(), dict) or {}
    body, author, sender, moment, number = (str(inside(said, way) or "") for way in SAID)
    if not (author and number.isdigit()):
        raise CannotGoOn.say("{file} does not tell of an issue", file=event)
    # What somebody else has edited is not what its author says.
    actor, day = author if author == sender else "", RECEIVED.convert(moment, None, None)
    try:
        path, errors = taken(call.request, body, actor, day)
        told = say("filed in {file}; it counts once the city has agreed", file=path)
    except CannotGoOn as error:
        path, errors, told = "", (), say("nothing was filed: {reason}", reason=error.words)
    file, told = ("", say("nothing was filed; please put this right:")) if errors else (path, told)
    text = f"{one_line(call.translate(told))}\n{as_list(errors[:20], call.translate)}"
    answer = {"file": file, "branch": f"intake/{number}", "message": f"file: {file}"}
    out = json.dumps({**answer, "comment": indent(text, "    ")}, ensure_ascii=False)
    click.echo(f"{name}={out}" if name else out)
    return 0
