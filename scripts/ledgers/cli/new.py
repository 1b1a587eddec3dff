"""The command `ledgers new`: it opens a record, or the file of a period."""

from datetime import date

import click

from ledgers.cli.options import DAY, Call, Given, argument, command, option, print_saved
from ledgers.flow import new as opening
from ledgers.flow.new import Wanted
from ledgers.model import PERIODIC_LEDGERS, say
from ledgers.model.drawn import LEDGERS

FIRST = 1000


@command(
    "new",
    say("Open a record, or the file of a period: write a draft to fill in."),
    argument("sort", type=click.Choice((*LEDGERS, *PERIODIC_LEDGERS))),
    argument("of", required=False, metavar="[COUNTY]"),
    argument("period", required=False),
    option(
        "--year", say("the year of its identifier (default: this year)"), type=int, metavar="YYYY"
    ),
    option("--on", say("its day, which is filled in and gives the year"), type=DAY),
    option("--county", say("the county it is about or belongs to (default: the city)")),
)
def new(call: Call, sort: str, period: str | None, *, year: int | None, **said: Given) -> int:
    """Write a draft and print its file, and what is still to be filled in."""
    on, county, today = said["on"], said["county"] or said["of"], call.request.today
    chosen = (on or today).year if year is None else year
    if (year is not None and on) or not FIRST <= chosen <= date.max.year:
        words = say("say either --year, with four digits, or --on")
        raise click.UsageError(call.translate(words))
    if (sort in PERIODIC_LEDGERS) != bool(period) or (period and not county):
        words = say("say county and period of a ledger that is filed by periods, of no other")
        raise click.UsageError(call.translate(words))
    wanted = Wanted(LEDGERS.get(sort, sort), county, period or str(chosen), on)
    if period and not on:
        wanted = wanted._replace(on=today)
    return print_saved(opening.new(call.request, wanted, call.translate), call)
