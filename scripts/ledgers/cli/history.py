"""Offer `ledgers history`."""

from datetime import date

import click

from ledgers.cli.options import as_known, form_option, on_city
from ledgers.flow.load import Request
from ledgers.model.words import Translate, say
from ledgers.report.history import as_csv, as_json, as_text


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""
    title = say("Print what was known week by week, beside what is known now.")

    @click.command("history", help=translate(title))
    @on_city(translate)
    @click.option(
        "--weeks",
        "last",
        type=click.IntRange(min=1),
        help=translate(say("how many weeks (default: the whole programme)")),
    )
    @as_known(translate)
    @form_option("text", "json", "csv")
    def history(request: Request, last: int | None, as_of: date | None, form: str) -> int:
        # Imported here: GitPython takes 0.1 s, and the other commands need it for --at only.
        from ledgers.flow.history import history_of  # noqa: PLC0415

        city, known = history_of(request, as_of, last)
        if form == "json":
            click.echo(as_json(known, city.commit), nl=False)
        elif form == "csv":
            click.echo(as_csv(known), nl=False)
        else:
            click.echo(as_text(known, translate), nl=False)
        return int(city.has_errors)

    return history
