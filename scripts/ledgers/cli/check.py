"""Offer `ledgers check`."""

from datetime import date
from pathlib import Path

import click

from ledgers.cli.options import shared, today_option
from ledgers.flow.load import Request, load
from ledgers.model.words import Translate, say
from ledgers.report.problems import Findings, as_annotations, as_json, as_text

FORMATS = {"text": as_text, "github": as_annotations, "json": as_json}


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""

    @click.command("check", help=translate(say("Check all data and print every problem.")))
    @shared(translate)
    @today_option(translate)
    @click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
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
    def check(  # noqa: PLR0913, PLR0917 - one for each option
        root: Path,
        today: date,
        form: str,
        revision: str | None,
        base: str | None,
        schemas: Path | None,
    ) -> int:
        city = load(Request(root, today, revision, schemas, base))
        findings = Findings(city.files, city.problems)
        click.echo(FORMATS[form](findings, translate), nl=False)
        return 1 if findings.errors else 0

    return check
