"""The commands of `ledgers new`: they open a finding, an action or a check."""

from datetime import date

import click

from ledgers.cli.options import DAY, Call, Maker, command, group, option, print_saved
from ledgers.flow.new import new as write_new
from ledgers.model.words import Words, say

FIRST = 1000


def _one(name: str, ledger: str, title: Words) -> Maker:
    """Make the command that opens a record of a ledger."""

    @command(
        name,
        title,
        option(
            "--year",
            type=int,
            metavar="YYYY",
            words=say("the year of its identifier (default: this year)"),
        ),
        option("--on", type=DAY, words=say("its day, which is filled in and gives the year")),
    )
    def open_one(call: Call, year: int | None, on: date | None) -> int:
        chosen = (on or call.request.today).year if year is None else year
        if (year is not None and on) or not FIRST <= chosen <= date.max.year:
            words = say("say either --year, with four digits, or --on")
            raise click.UsageError(call.translate(words))
        return print_saved(write_new(call.request, ledger, chosen, on, call.translate), call)

    return open_one


new = group(
    "new",
    say("Draw an identifier and write a draft to be filled in."),
    _one("finding", "findings", say("Open a finding.")),
    _one("action", "actions", say("Open an action.")),
    _one("check", "checks", say("Open a check.")),
)
