"""Offer `ledgers history`."""

from datetime import date
from pathlib import Path

import click

from ledgers.cli.options import DAY, shared, today_option
from ledgers.flow.load import Request
from ledgers.model.words import Translate, say
from ledgers.report.history import as_csv, as_json, as_text


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""
    title = say("Print what was known week by week, beside what is known now.")

    @click.command("history", help=translate(title))
    @shared(translate)
    @today_option(translate)
    @click.option(
        "--weeks",
        "last",
        type=click.IntRange(min=1),
        help=translate(say("how many weeks (default: the whole programme)")),
    )
    @click.option("--as-of", type=DAY, help=translate(say("what was true on this day")))
    @click.option("--at", "revision", help=translate(say("what was known at this commit")))
    @click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
    def history(  # noqa: PLR0913, PLR0917 - one for each option
        root: Path,
        today: date,
        last: int | None,
        as_of: date | None,
        revision: str | None,
        form: str,
    ) -> int:
        # Imported here: GitPython takes 0.1 s, and the other commands need it for --at only.
        from ledgers.flow.history import history_of  # noqa: PLC0415

        city, known = history_of(Request(root, today, revision), as_of, last)
        if form == "json":
            click.echo(as_json(known, city.commit), nl=False)
        elif form == "csv":
            click.echo(as_csv(known), nl=False)
        else:
            click.echo(as_text(known, translate), nl=False)
        return 1 if any(problem.is_error for problem in city.problems) else 0

    return history
