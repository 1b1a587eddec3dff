"""Offer `ledgers assess`."""

from datetime import date
from pathlib import Path

import click

from ledgers.cli.options import DAY, shared, today_option
from ledgers.flow.assess import assess_city
from ledgers.flow.load import City, Request
from ledgers.flow.proposals import proposed
from ledgers.model.assessment import Assessment
from ledgers.model.words import Translate, say
from ledgers.report import proposals
from ledgers.report.assessment import as_csv, as_json, as_text


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""

    @click.command("assess", help=translate(say("Print progress, scores and ranks.")))
    @shared(translate)
    @today_option(translate)
    @click.option("--as-of", type=DAY, help=translate(say("what was true on this day")))
    @click.option("--at", "revision", help=translate(say("what was known at this commit")))
    @click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
    @click.option(
        "--proposals", "asked", is_flag=True, help=translate(say("print what the rules propose"))
    )
    def assess(  # noqa: PLR0913, PLR0917 - one for each option
        root: Path,
        today: date,
        as_of: date | None,
        revision: str | None,
        form: str,
        asked: bool,  # noqa: FBT001 - a flag, as click passes it
    ) -> int:
        city, assessment = assess_city(Request(root, today, revision), as_of, weeks=asked)
        tell = proposals_told if asked else told
        click.echo(tell(city, assessment, form, translate), nl=False)
        return 1 if any(problem.is_error for problem in city.problems) else 0

    return assess


def told(city: City, assessment: Assessment, form: str, translate: Translate) -> str:
    """Return progress, scores and ranks in the form that was asked for."""
    if form == "json":
        return as_json(assessment, city.commit)
    return as_csv(assessment) if form == "csv" else as_text(assessment, translate)


def proposals_told(city: City, assessment: Assessment, form: str, translate: Translate) -> str:
    """Return what the rules propose, as JSON or as text."""
    sheet = proposed(city, assessment)
    as_asked = proposals.as_json if form == "json" else proposals.as_text
    return as_asked(sheet, translate)
