"""The command `ledgers check`."""

import click

from ledgers.cli.options import Call, command, form_option, option
from ledgers.flow.load import load
from ledgers.model.words import say
from ledgers.report.problems import Findings, as_annotations, as_json, as_text

FORMATS = {"text": as_text, "github": as_annotations, "json": as_json}


@command(
    "check",
    say("Check all data and print every problem."),
    form_option(*FORMATS),
    option("--at", "revision", words=say("check a commit instead of the files")),
    option("--base", words=say("look for persons in the commits since this one too")),
    option(
        "--schemas",
        path={"exists": True, "file_okay": False},
        words=say("folder of the schemas (default: the city's own)"),
    ),
)
def check(call: Call, form: str) -> int:
    """Check a city."""
    city = load(call.request)
    click.echo(FORMATS[form](Findings(city.files, city.problems), call.translate), nl=False)
    return int(city.has_errors)
