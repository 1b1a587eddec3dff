"""The command `ledgers new`: it opens a finding, an action or a check."""

from datetime import date
from typing import Literal

import click

from ledgers.cli.options import DAY, Call, argument, command, option, print_saved
from ledgers.flow import new as opening
from ledgers.model.drawn import LEDGERS
from ledgers.model.words import say

FIRST = 1000


@command(
    "new",
    say("Open a finding, an action or a check: draw its identifier, write a draft to fill in."),
    argument("sort", type=click.Choice(tuple(LEDGERS))),
    option(
        "--year",
        type=int,
        metavar="YYYY",
        words=say("the year of its identifier (default: this year)"),
    ),
    option("--on", type=DAY, words=say("its day, which is filled in and gives the year")),
)
def new(
    call: Call, sort: Literal["finding", "action", "check"], year: int | None, on: date | None
) -> int:
    """Write a draft and print its file, and what is still to be filled in."""
    chosen = (on or call.request.today).year if year is None else year
    if (year is not None and on) or not FIRST <= chosen <= date.max.year:
        words = say("say either --year, with four digits, or --on")
        raise click.UsageError(call.translate(words))
    saved = opening.new(call.request, LEDGERS[sort], chosen, on, call.translate)
    return print_saved(saved, call)
