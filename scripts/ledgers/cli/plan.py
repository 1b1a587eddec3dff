"""The commands of `ledgers plan`: cross inspections and observations to come."""

from datetime import date

import click

from ledgers.cli.options import DAY, Call, Param, command, form_option, group, option
from ledgers.flow.planning import Plan, Wish, plan_cross, plan_observation
from ledgers.model.words import Words, say
from ledgers.report.plans import as_json, as_text

AT_LEAST_ONE = click.IntRange(min=1)
MONTHS, ROUNDS = click.IntRange(1, 120), click.IntRange(1, 260)
SEED = option("--seed", say("what the order is drawn from (default: drawn anew)"))


def _first(words: Words) -> Param:
    return option("--from", "first", words, type=DAY, required=True)


@command(
    "cross",
    say("Propose who inspects whom, month by month."),
    _first(say("a day of the first month")),
    option("--months", say("how many months"), type=MONTHS, default=12),
    option("--apart", say("after how many months a pair may return"), type=AT_LEAST_ONE, default=1),
    SEED,
    form_option("text", "json"),
)
def _cross(call: Call, form: str, months: int, **wishes: date | int | str | None) -> int:
    """Print a rota of cross inspections; nothing is written."""
    return _print(call, form, plan_cross(call.request, Wish(turns=months, **wishes)))  # type: ignore[arg-type]


@command(
    "observation",
    say("Propose which counties are looked at, round by round."),
    _first(say("the last day of the first round")),
    option("--rounds", say("how many rounds"), type=ROUNDS, default=26),
    option("--each", say("how many counties at a time"), type=AT_LEAST_ONE, default=2),
    option("--apart", say("after how many rounds one may return"), type=AT_LEAST_ONE, default=2),
    SEED,
    form_option("text", "json"),
)
def _observation(call: Call, form: str, rounds: int, **wishes: date | int | str | None) -> int:
    """Print a rota of observations; nothing is written."""
    return _print(call, form, plan_observation(call.request, Wish(turns=rounds, **wishes)))  # type: ignore[arg-type]


def _print(call: Call, form: str, made: Plan) -> int:
    as_asked = as_json if form == "json" else as_text
    return call.show(as_asked(made.turns, made.names, made.seed, call.translate))


plan = group("plan", say("Plan checks to come; nothing is written."), _cross, _observation)
