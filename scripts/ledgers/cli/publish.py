"""Offer `ledgers publish`."""

import time
from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledgers.cli.options import DAY, shared, today_option
from ledgers.flow.load import Request
from ledgers.model.words import Translate, say
from ledgers.report.portal import as_text
from ledgers.report.problems import Findings
from ledgers.report.problems import as_text as problems_as_text


def command(translate: Translate) -> click.Command:
    """Return the command, with help in the reader's language."""

    @click.command("publish", help=translate(say("Build the portal.")))
    @shared(translate)
    @today_option(translate)
    @click.option("--as-of", type=DAY, help=translate(say("what was true on this day")))
    @click.option("--at", "revision", help=translate(say("what was known at this commit")))
    @click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        help=translate(say("where the portal goes (default: public/ in the city's folder)")),
    )
    @click.pass_obj
    def publish(  # noqa: PLR0913, PLR0917 - one for each option
        language: Literal["zh", "en"],
        root: Path,
        today: date,
        as_of: date | None,
        revision: str | None,
        out: Path | None,
    ) -> int:
        place = (out or root / "public").resolve()
        return _publish(Request(root, today, revision), as_of, place, language, translate)

    return publish


def _publish(
    request: Request,
    as_of: date | None,
    out: Path,
    language: Literal["zh", "en"],
    translate: Translate,
) -> int:
    # Imported here: templates and charts are not needed by the other commands.
    from ledgers.flow.publish import Order, publish  # noqa: PLC0415

    city, done = publish(Order(request, as_of, out, language, translate, time.perf_counter))
    if city.problems:
        click.echo(problems_as_text(Findings(city.files, city.problems), translate), nl=False)
    click.echo(as_text(done, translate), nl=False)
    return 1 if any(problem.is_error for problem in city.problems) else 0
