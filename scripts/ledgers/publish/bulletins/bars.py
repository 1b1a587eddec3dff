"""The chart of an issue: a figure of its counties as bars, progress against the plan."""

from collections.abc import Callable
from decimal import Decimal

from ledgers.model.facts import GROUP_OF
from ledgers.model.numbers import HUNDRED
from ledgers.publish.bulletins.frozen import Frozen, Number
from ledgers.publish.bulletins.subjects import row_anchor
from ledgers.publish.kit import Bar, Filled, Leaf, Linked, filled

PROGRESS, PLAN = "county.progress", "county.plan"


def bars_of(
    here: Leaf, figures: Frozen, name: Callable[[str], str], key: str = PROGRESS
) -> Filled | None:
    """Return the chart of an issue, or None where no table of counties has it, or all are equal."""
    values = {code: row[key] for code, row in figures.counties.items() if row.get(key)}
    if len({*values.values()}) <= 1 or key not in GROUP_OF:
        return None
    most = HUNDRED if key == PROGRESS else max(values.values())
    planned = ((code, figures.counties[code].get(PLAN)) for code in values if key == PROGRESS)
    plans = {code: plan for code, plan in planned if plan is not None}
    rows = (
        (
            here.at(row_anchor(key, code), name(code)),
            Bar(
                Linked(figures.shown(key, value), None),
                _width(HUNDRED * value / most),
                _width(plans[code]) if code in plans else None,
            ),
        )
        for code, value in sorted(values.items(), key=lambda item: (-item[1], item[0]))
    )
    return filled(
        "bulletin_bars.html.j2",
        rows=tuple(rows),
        against=_against(values, plans, name) if plans else None,
        other=None if key == PROGRESS else figures.kinds[key].words,
        ends=[figures.shown(key, end(values.values())) for end in (min, max)],
    )


def _width(share: Number) -> str:
    return str(min(max(Decimal(share), Decimal(0)), HUNDRED))


def _against(
    shares: dict[str, Number], plans: dict[str, Number], name: Callable[[str], str]
) -> dict[str, object]:
    """Return how many counties have reached the plan, of how many, and which lacks most."""
    gaps = {code: plan - shares[code] for code, plan in plans.items()}
    last = max(gaps, key=lambda code: (gaps[code], code))
    reached = sum(gap <= 0 for gap in gaps.values())
    return {"reached": reached, "count": len(gaps), "county": name(last), "points": str(gaps[last])}
