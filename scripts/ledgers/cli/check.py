"""Offer `ledgers check`."""

from pathlib import Path

import click

from ledgers.cli.options import form_option, on_city
from ledgers.flow.load import Request, load
from ledgers.model.words import Translate, say
from ledgers.report.problems import Findings, as_annotations, as_json, as_text

FORMATS = {"text": as_text, "github": as_annotations, "json": as_json}


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""

    @click.command("check", help=translate(say("Check all data and print every problem.")))
    @on_city(translate)
    @form_option(*FORMATS)
    @click.option("--at", "revision", help=translate(say("check a commit instead of the files")))
    @click.option(
        "--base",
        help=translate(say("look for persons in the commits since this one too")),
    )
    @click.option(
        "--schemas",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help=translate(say("folder of the schemas (default: the city's own)")),
    )
    def check(request: Request, form: str) -> int:
        city = load(request)
        click.echo(FORMATS[form](Findings(city.files, city.problems), translate), nl=False)
        return int(city.has_errors)

    return check
