"""The commands of `ledgers decide`, one for each decision."""

from collections.abc import Callable
from typing import Any

import click

from ledgers.cli.options import DAY, F, help_option, on_city, print_saved
from ledgers.edit.decide import Wish
from ledgers.flow.load import Request
from ledgers.flow.saving import decide
from ledgers.model.words import Translate, Words, say

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
    @on_city(translate)
    @click.option(
        "--measure",
        "measures",
        multiple=True,
        help=translate(say("a measure it concerns, such as T07.1 (default: all that it fits)")),
    )
    @click.option("--on", type=DAY, help=translate(say("the day of the decision (default: today)")))
    @click.option("--by-post", help=translate(say("the post that decided (internal)")))
    @_own_option(decision, translate)
    def decide_one(request: Request, **options: Any) -> int:  # noqa: ANN401 - options differ by decision
        options["on"] = options["on"] or request.today
        options["measures"] = tuple(options["measures"])
        return print_saved(
            decide(request, Wish(decision=decision, **options)), request.root, translate
        )

    return decide_one


def _own_option(decision: str, translate: Translate) -> Callable[[F], F]:
    """Return the option that only this decision has."""
    if decision in {"accepted", "closed"}:
        received = say("the day it was really received, where the county's date is doubted")
        return click.option("--received-on", type=DAY, help=translate(received))
    if decision == "extended":
        until = translate(say("the new deadline"))
        return click.option("--until", type=DAY, required=True, help=until)
    reason = translate(say("why (internal)"))
    return click.option("--reason", required=True, help=reason)
