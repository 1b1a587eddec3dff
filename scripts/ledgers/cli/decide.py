"""The commands of `ledgers decide`, one for each decision."""

from collections.abc import Callable
from functools import partial

import click

from ledgers.cli import options
from ledgers.cli.sending import DRY_RUN, SEND, print_sent
from ledgers.edit.decide import Wish
from ledgers.edit.tasks import Reform
from ledgers.flow import deciding
from ledgers.flow.saving import Parcel
from ledgers.model.words import Words, say
from ledgers.report.review import as_text

RECEIVED = options.option(
    "--received-on",
    say("the day it was really received, where the county's date is doubted"),
    type=options.DAY,
)
REASON = options.option("--reason", say("why (internal)"), required=True)
UNTIL = options.option("--until", say("the new deadline"), type=options.DAY, required=True)


def _one(name: str, decision: str, title: Words, own: options.Param) -> options.Maker:
    """Make the command of a decision, with the option that only it has."""

    @options.command(
        name,
        title,
        options.argument("county"),
        options.argument(
            "subjects", nargs=-1, required=True, metavar="SUBJECT... [COUNTY SUBJECT...]"
        ),
        options.option(
            "--measure",
            "measures",
            say("a measure it concerns, such as T07.1 (default: all that it fits)"),
            multiple=True,
        ),
        options.option("--on", say("the day of the decision (default: today)"), type=options.DAY),
        options.option("--by-post", say("the post that decided (internal)")),
        SEND,
        DRY_RUN,
        own,
    )
    def decide_one(call: options.Call, *, dry_run: bool, send: bool, **asked: options.Given) -> int:
        asked["on"] = asked["on"] or call.request.today
        words = (asked.pop("county"), *asked.pop("subjects"))
        wish = Wish("", "", decision, **asked)
        made = deciding.decide(call.request, wish, words, dry_run=dry_run)
        return _told(call, made, partial(deciding.parcel, made.files), dry_run=dry_run, send=send)

    return decide_one


def _told(
    call: options.Call,
    made: deciding.Decided,
    parcel: Callable[..., Parcel],
    *,
    dry_run: bool,
    send: bool,
) -> int:
    """Print what a command does, send what it wrote, and return its exit status."""
    if made.effect:
        click.echo(as_text(made.effect, call.translate), nl=False)
    status = options.print_saved((made.files, made.problems), call)
    if send and made.files and made.effect:
        print_sent(parcel(made.effect), call)
    return 0 if dry_run and made.effect else status


def _for_all(name: str, title: Words, *own: options.Param) -> options.Maker:
    """Make a command that changes what is asked of all counties."""

    @options.command(
        name,
        title,
        options.argument("names", nargs=-1, required=True, metavar="T07.1..."),
        options.option("--on", say("from which day on (default: today)"), type=options.DAY),
        options.option("--reason", say("why (public, no names)"), required=True),
        SEND,
        DRY_RUN,
        *own,
    )
    def change_all(call: options.Call, *, dry_run: bool, send: bool, **asked: options.Given) -> int:
        wish = Reform(**{**asked, "on": asked["on"] or call.request.today})
        made = deciding.reform(call.request, wish, dry_run=dry_run)
        parcel = partial(deciding.parcel_of, made.files, wish)
        return _told(call, made, parcel, dry_run=dry_run, send=send)

    return change_all


decide = options.group(
    "decide",
    say("Write the city's decisions on filings."),
    _one("accept", "accepted", say("Accept what a county has submitted."), RECEIVED),
    _one("close", "closed", say("Close a finding that a county has put right."), RECEIVED),
    _one("reopen", "reopened", say("Reopen what was accepted or closed."), REASON),
    _one("return", "returned", say("Return what a county has submitted."), REASON),
    _one("extend", "extended", say("Grant a later deadline."), UNTIL),
    _for_all("move", say("Move the deadline of measures for all counties."), UNTIL),
    _for_all("cancel", say("Ask tasks or measures no more, of any county.")),
)
