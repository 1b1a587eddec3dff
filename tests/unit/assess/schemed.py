"""Make schemes and measurements by hand, and the two indicators of the scheme of progress."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import msgspec

from demo.schemes import first_scheme
from ledgers.model.method import (
    Draws,
    Goalposts,
    Indicator,
    Node,
    Operand,
    PointsOff,
    Scheme,
    Source,
)
from ledgers.model.scoring import Measurement
from ledgers.model.words import say

Values = Mapping[str, Mapping[str, str | None]]
"""A number, or None where there is none, by indicator and county."""
NOT_FILED = say("nothing filed yet")
UNIT = Goalposts(Decimal(0), Decimal(1))
DRAWS = Draws(number=40, spread=Decimal("0.25"), seed="test")


def assessed(name: str, field: str) -> Indicator:
    """Return an indicator that is worked out from the states of tasks."""
    return Indicator(
        id=name,
        zh="指标",
        en="Indicator",
        form="value",
        measure="%",
        cycle="week",
        level="county",
        visibility="public",
        ranking_allowed=True,
        source=Source("assessment", numbers=(Operand(sum=(field,)),)),
    )


INDICATORS: Mapping[str, Indicator] = {
    "task_progress": assessed("task_progress", "progress"),
    "missed_deadlines": assessed("missed_deadlines", "missed"),
}
PROGRESS: Scheme = msgspec.convert(first_scheme(), Scheme)
"""100 × progress less a point for each missed deadline, at most ten."""


def taking(points: str, cap: str) -> Scheme:
    """Return the scheme of progress with another deduction."""
    rule = PointsOff("missed_deadlines", Decimal(points), Decimal(cap))
    return msgspec.structs.replace(PROGRESS, deductions=(rule,))


def dimension(
    name: str, parts: Sequence[tuple[str, str | None]], weight: str | None, within: str
) -> Node:
    """Return a dimension whose indicators go from 0 to 1."""
    components = tuple(
        Node(indicator=part, weight=Decimal(share) if share else None, goalposts=UNIT)
        for part, share in parts
    )
    own = Decimal(weight) if weight else None
    return Node(id=name, zh=name, en=name, components=components, weight=own, within=within)


def scheme(*dimensions: Node, across: str = "arithmetic", **rest: object) -> Scheme:
    """Return a scheme of some dimensions, valid from 2026 on."""
    made = Scheme(
        id="2026-9",
        zh="办法",
        en="Scheme",
        valid_from=date(2026, 1, 1),
        dimensions=dimensions,
        draws=DRAWS,
        across=across,
    )
    return msgspec.structs.replace(made, **rest)


def equal(*names: str, across: str = "arithmetic", **rest: object) -> Scheme:
    """Return a scheme with one indicator in each of some dimensions that all weigh the same."""
    rows = [dimension(f"d_{name}", [(name, None)], None, "arithmetic") for name in names]
    return scheme(*rows, across=across, **rest)


def measured(values: Values) -> dict[str, dict[str, Measurement]]:
    """Return measurements; `n/a` for what does not apply, None for what was not filed."""
    return {
        name: {code: _one(name, code, value) for code, value in by_county.items()}
        for name, by_county in values.items()
    }


def _one(name: str, code: str, value: str | None) -> Measurement:
    if value == "n/a":
        return Measurement(name, code, None, say("no task applies"), not_applicable=True)
    if value is None:
        return Measurement(name, code, None, NOT_FILED)
    return Measurement(name, code, Fraction(value))
