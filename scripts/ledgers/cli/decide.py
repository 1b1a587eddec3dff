"""Offer `ledgers decide`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from ledgers.cli.options import DAY, F, help_option, shared, today_option
from ledgers.edit.decide import Wish
from ledgers.flow.decide import decide
from ledgers.flow.load import Request
from ledgers.model.words import Translate, Words, say
from ledgers.report.problems import as_list

DECISIONS: dict[str, tuple[str, Words]] = {
    "accept": ("accepted", say("Accept what a county has submitted.")),
    "close": ("closed", say("Close a finding that a county has put right.")),
    "reopen": ("reopened", say("Reopen a finding that was closed.")),
    "return": ("returned", say("Return what a county has submitted.")),
    "extend": ("extended", say("Grant a later deadline.")),
}


def command(translate: Translate) -> click.Group:
    """Return the group with one command for each decision."""
    group = click.Group("decide", help=translate(say("Write the city's decision on a filing.")))
    help_option(translate)(group)
    for name, (decision, words) in DECISIONS.items():
        group.add_command(_one(name, decision, translate(words), translate))
    return group


def _one(name: str, decision: str, text: str, translate: Translate) -> click.Command:
    @click.command(name, help=text)
    @click.argument("county")
    @click.argument("subject")
    @shared(translate)
    @today_option(translate)
    @click.option(
        "--measure",
        "measures",
        multiple=True,
        help=translate(say("a measure it concerns, such as T07.1 (default: all that it fits)")),
    )
    @click.option("--on", type=DAY, help=translate(say("the day of the decision (default: today)")))
    @click.option("--by-post", help=translate(say("the post that decided (internal)")))
    @_own_option(decision, translate)
    def decide_one(root: Path, today: date, **options: Any) -> int:  # noqa: ANN401 - options differ by decision
        options["on"] = options["on"] or today
        options["measures"] = tuple(options["measures"])
        return _decide(Request(root, today), Wish(decision=decision, **options), translate)

    return decide_one


def _own_option(decision: str, translate: Translate) -> Callable[[F], F]:
    """Add what only this decision takes."""
    if decision in {"accepted", "closed"}:
        received = say("the day it was really received, where the county's date is doubted")
        return click.option("--received-on", type=DAY, help=translate(received))
    if decision == "extended":
        until = translate(say("the new deadline"))
        return click.option("--until", type=DAY, required=True, help=until)
    reason = translate(say("why (internal)"))
    return click.option("--reason", required=True, help=reason)


def _decide(request: Request, wish: Wish, translate: Translate) -> int:
    written, problems = decide(request, wish)
    click.echo(as_list(problems, translate), nl=False)
    if written is None:
        click.echo(translate(say("nothing was written")), err=True)
        return 1
    click.echo(translate(say("written: {file}", file=written.relative_to(request.root.resolve()))))
    return 0
