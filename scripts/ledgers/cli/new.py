"""The command `ledgers new`: it opens a record whose identifier is drawn."""

from datetime import date

import click

from ledgers.cli.options import DAY, Call, argument, command, option, print_saved
from ledgers.flow import new as opening
from ledgers.model.drawn import LEDGERS
from ledgers.model.layout import CITY, SHARED_LEDGERS
from ledgers.model.words import say

FIRST = 1000


@command(
    "new",
    say("Open a record: draw its identifier, write a draft to fill in."),
    argument("sort", type=click.Choice(tuple(LEDGERS))),
    option(
        "--year", say("the year of its identifier (default: this year)"), type=int, metavar="YYYY"
    ),
    option("--on", say("its day, which is filled in and gives the year"), type=DAY),
    option(
        "--county",
        say("the county whose document or event it is (default: the city)"),
        metavar="CODE",
    ),
)
def new(call: Call, sort: str, year: int | None, on: date | None, county: str | None) -> int:
    """Write a draft and print its file, and what is still to be filled in."""
    chosen = (on or call.request.today).year if year is None else year
    if (year is not None and on) or not FIRST <= chosen <= date.max.year:
        words = say("say either --year, with four digits, or --on")
        raise click.UsageError(call.translate(words))
    ledger = LEDGERS[sort]
    if county and ledger not in SHARED_LEDGERS:
        words = say("--county is for documents and events")
        raise click.UsageError(call.translate(words))
    place = f"counties/{county}/{ledger}" if county else f"{CITY}/{ledger}"
    return print_saved(opening.new(call.request, place, chosen, on, call.translate), call)
