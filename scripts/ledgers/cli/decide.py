"""The commands of `ledgers decide`, one for each decision."""

from typing import Any

from ledgers.cli.options import (
    DAY,
    Call,
    Maker,
    Param,
    argument,
    command,
    group,
    option,
    print_saved,
)
from ledgers.edit.decide import Wish
from ledgers.flow import saving
from ledgers.model.words import Words, say

RECEIVED = option(
    "--received-on",
    type=DAY,
    words=say("the day it was really received, where the county's date is doubted"),
)
REASON = option("--reason", required=True, words=say("why (internal)"))
UNTIL = option("--until", type=DAY, required=True, words=say("the new deadline"))


def _one(name: str, decision: str, title: Words, own: Param) -> Maker:
    """Make the command of a decision, with the option that only it has."""

    @command(
        name,
        title,
        argument("county"),
        argument("subject"),
        option(
            "--measure",
            "measures",
            multiple=True,
            words=say("a measure it concerns, such as T07.1 (default: all that it fits)"),
        ),
        option("--on", type=DAY, words=say("the day of the decision (default: today)")),
        option("--by-post", words=say("the post that decided (internal)")),
        own,
    )
    def decide_one(call: Call, **options: Any) -> int:  # noqa: ANN401 - options differ by decision
        options["on"] = options["on"] or call.request.today
        return print_saved(saving.decide(call.request, Wish(decision=decision, **options)), call)

    return decide_one


decide = group(
    "decide",
    say("Write the city's decision on a filing."),
    _one("accept", "accepted", say("Accept what a county has submitted."), RECEIVED),
    _one("close", "closed", say("Close a finding that a county has put right."), RECEIVED),
    _one("reopen", "reopened", say("Reopen a finding that was closed."), REASON),
    _one("return", "returned", say("Return what a county has submitted."), REASON),
    _one("extend", "extended", say("Grant a later deadline."), UNTIL),
)
