"""Offer `ledgers assess`."""

from datetime import date
from pathlib import Path

import click

from ledgers.cli.options import DAY, shared, today_option
from ledgers.flow.assess import assess_city
from ledgers.flow.load import Request
from ledgers.model.words import Translate, say
from ledgers.report.assessment import as_csv, as_json, as_text


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""

    @click.command("assess", help=translate(say("Print progress, scores and ranks.")))
    @shared(translate)
    @today_option(translate)
    @click.option("--as-of", type=DAY, help=translate(say("what was true on this day")))
    @click.option("--at", "revision", help=translate(say("what was known at this commit")))
    @click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
    def assess(root: Path, today: date, as_of: date | None, revision: str | None, form: str) -> int:
        city, assessment = assess_city(Request(root, today, revision), as_of)
        if form == "json":
            click.echo(as_json(assessment, city.commit), nl=False)
        elif form == "csv":
            click.echo(as_csv(assessment), nl=False)
        else:
            click.echo(as_text(assessment, translate), nl=False)
        return 1 if any(problem.is_error for problem in city.problems) else 0

    return assess
