"""The command `ledgers federate`."""

from pathlib import Path

import click

from ledgers.cli.options import PATHS, Call, argument, command, option
from ledgers.model.words import say
from ledgers.report.problems import Findings, as_text


@command(
    "federate",
    say("Bring the published portals of a province's cities together."),
    argument("file", metavar="PROVINCE.yaml", type=click.Path(path_type=Path, **PATHS["file"])),
    option("--out", say("where the portal goes"), path="place", required=True),
)
def federate(call: Call, file: Path, out: Path) -> int:
    """Federate a province."""
    # Imported here: templates are not needed by the other commands.
    from ledgers.flow.federate import federated  # noqa: PLC0415

    whole, problems = federated(file.resolve(), out.resolve(), call.request.today)
    click.echo(as_text(Findings(1, problems), call.translate), nl=False)
    if whole:
        for what, came, shown in whole.counted():
            call.say(say("{what}: {came} in, {shown} out", what=what, came=came, shown=shown))
        call.say(say("cities read again: {count}", count=sum(each.read for each in whole.cities)))
        click.echo((out.resolve() / "index.html").as_uri())
    return int(bool(problems))
