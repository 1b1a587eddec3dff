"""Offer `ledgers explain`."""

import re
from datetime import date

import click

from ledgers.cli.options import as_known, form_option, on_city
from ledgers.flow.assess import explained_county, measured_for
from ledgers.flow.load import Request
from ledgers.model.explanation import Explanation
from ledgers.model.kinds import kind_of
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import Translate, say
from ledgers.report.explanation import as_text, indicator_text
from ledgers.report.explanation_json import as_json, indicator_json
from ledgers.report.problems import explained

CODE = re.compile(r"[A-Za-z][0-9]{3}")
"""What looks like the code of a kind of problem."""


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""
    title = say("Explain a county's score, or a kind of problem by its code.")

    @click.command("explain", help=translate(title))
    @click.argument("what")
    @on_city(translate)
    @click.option("--indicator", help=translate(say("only this indicator, with every input")))
    @as_known(translate)
    @form_option("text", "json")
    def explain(
        what: str, request: Request, indicator: str | None, as_of: date | None, form: str
    ) -> int:
        kind = kind_of(what)
        if kind is not None:
            click.echo(explained(kind, translate), nl=False)
            return 0
        if CODE.fullmatch(what):
            raise CannotGoOn(say("there is no kind of problem {code}", code=what))
        city, explanation = explained_county(request, as_of, what)
        click.echo(told(explanation, indicator, form, translate), nl=False)
        return int(city.has_errors)

    return explain


def told(explanation: Explanation, indicator: str | None, form: str, translate: Translate) -> str:
    """Return the whole explanation, or one indicator with all its inputs, as asked for."""
    if indicator is None:
        return as_json(explanation) if form == "json" else as_text(explanation, translate)
    found = measured_for(explanation, indicator)
    if form == "json":
        return indicator_json(explanation, found)
    return indicator_text(explanation, found, translate)
