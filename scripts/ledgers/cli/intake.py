"""The command `ledgers intake`: it files what an issue of the git host says."""

import json
from pathlib import Path
from textwrap import indent

import click

from ledgers.cli.options import RECEIVED, Call, command, option
from ledgers.flow.intake import taken
from ledgers.model import CannotGoOn, decoded, inside, say
from ledgers.report.problems import as_list, one_line

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
