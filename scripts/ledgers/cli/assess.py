"""Offer `ledgers assess`."""

from datetime import date

import click

from ledgers.cli.options import as_known, form_option, on_city
from ledgers.flow.assess import assess_city, sheet_of
from ledgers.flow.load import City, Request
from ledgers.model.assessment import Assessment
from ledgers.model.words import Translate, say
from ledgers.report import proposals
from ledgers.report.assessment import as_csv, as_json, as_text


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""

    @click.command("assess", help=translate(say("Print progress, scores and ranks.")))
    @on_city(translate)
    @as_known(translate)
    @form_option("text", "json", "csv")
    @click.option(
        "--proposals", "asked", is_flag=True, help=translate(say("print what the rules propose"))
    )
    def assess(request: Request, as_of: date | None, form: str, *, asked: bool) -> int:
        city, assessment = assess_city(request, as_of, weeks=asked)
        tell = proposals_told if asked else told
        click.echo(tell(city, assessment, form, translate), nl=False)
        return int(city.has_errors)

    return assess


def told(city: City, assessment: Assessment, form: str, translate: Translate) -> str:
    """Return progress, scores and ranks in the form that was asked for."""
    if form == "json":
        return as_json(assessment, city.commit)
    return as_csv(assessment) if form == "csv" else as_text(assessment, translate)


def proposals_told(city: City, assessment: Assessment, form: str, translate: Translate) -> str:
    """Return what the rules propose, as JSON or as text."""
    sheet = sheet_of(city, assessment)
    as_asked = proposals.as_json if form == "json" else proposals.as_text
    return as_asked(sheet, translate)
