"""The command `ledgers federate`."""

from pathlib import Path

import click

from ledgers.cli.options import BY_WORKERS, PATHS, Call, argument, command, form_option, option
from ledgers.model.words import say
from ledgers.report.problems import Findings, as_json, as_text

FORMATS = {"text": as_text, "json": as_json}


@command(
    "federate",
    say("Bring the published portals of a province's cities together."),
    argument("file", metavar="PROVINCE.yaml", type=click.Path(path_type=Path, **PATHS["file"])),
    option("--out", say("where the portal goes"), path="place", required=True),
    form_option(*FORMATS),
    *BY_WORKERS,
)
def federate(  # noqa: PLR0913 - one for each option
    call: Call, file: Path, out: Path, form: str, *, workers: int | None, cluster: str
) -> int:
    """Federate a province; what is read is told as text alone."""
    # Imported here: templates are not needed by the other commands.
    from ledgers.flow.federate import federated  # noqa: PLC0415
    from ledgers.write.cluster import hands_of  # noqa: PLC0415 - as above

    with hands_of(workers or 1, cluster, call.say) as hands:
        whole, problems = federated(file.resolve(), out.resolve(), call.request.today, hands)
    click.echo(FORMATS[form](Findings(1, problems), call.translate), nl=False)
    if whole and form == "text":
        for what, came, shown in whole.counted():
            call.say(say("{what}: {came} in, {shown} out", what=what, came=came, shown=shown))
        call.say(say("cities read again: {count}", count=sum(each.read for each in whole.cities)))
        click.echo((out.resolve() / "index.html").as_uri())
    return int(bool(problems))
