"""The chart of an issue: a figure of its counties as bars, progress against the plan."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ledgers.model.facts import GROUP_OF
from ledgers.model.numbers import HUNDRED
from ledgers.model.words import Words, say
from ledgers.publish.bulletins.frozen import Frozen, Number
from ledgers.publish.bulletins.subjects import county_anchor, row_anchor
from ledgers.publish.kit.components import Bar
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.links import Linked

PROGRESS, PLAN = "county.progress", "county.plan"


@dataclass(frozen=True, slots=True)
class Bars:
    """Print frozen progress against the plan as bars; the sentence says what they show."""

    template: ClassVar[str] = "bulletin_bars.html.j2"
    title: Words
    sentence: Words
    rows: tuple[tuple[Linked, Bar], ...]
    planned: bool


def bars_of(
    here: Leaf, figures: Frozen, name: Callable[[str], str], key: str = PROGRESS
) -> Bars | None:
    """Return the chart of an issue, or None where no table of counties has it, or all are equal."""
    shares = {code: row[key] for code, row in figures.counties.items() if row.get(key)}
    if len({*shares.values()}) <= 1 or key not in GROUP_OF:
        return None
    if key != PROGRESS:
        return _bars_of_any(here, figures, shares, name, key)
    planned = ((code, figures.counties[code].get(PLAN)) for code in shares)
    plans = {code: plan for code, plan in planned if plan is not None}
    return Bars(
        title=say("Progress against plan by county") if plans else say("Progress by county"),
        sentence=_against(shares, plans, name) if plans else _between(figures, shares),
        rows=tuple(
            (
                here.at(county_anchor(code), name(code)),
                Bar(
                    Linked(figures.shown(PROGRESS, share), None),
                    _width(share),
                    _width(plans[code]) if code in plans else None,
                ),
            )
            for code, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))
        ),
        planned=bool(plans),
    )


def _bars_of_any(
    here: Leaf, figures: Frozen, values: dict[str, Number], name: Callable[[str], str], key: str
) -> Bars:
    """Return a figure of the counties as bars, the widest first."""
    most = max(values.values())
    kind = figures.kinds[key]
    low, high = (kind.shown(end(values.values())) for end in (min, max))
    words = {"figure": kind.words, "count": len(values), "low": low, "high": high}
    rows = (
        (
            here.at(row_anchor(key, code), name(code)),
            Bar(Linked(kind.shown(value), None), _width(HUNDRED * value / most), None),
        )
        for code, value in sorted(values.items(), key=lambda item: (-item[1], item[0]))
    )
    sentence = say("{count} counties, from {low} to {high}.")
    return Bars(kind.words, Words(sentence.text, words), tuple(rows), planned=False)


def _width(share: Number) -> str:
    return str(min(max(Decimal(share), Decimal(0)), HUNDRED))


def _against(
    shares: dict[str, Number], plans: dict[str, Number], name: Callable[[str], str]
) -> Words:
    gaps = {code: plan - shares[code] for code, plan in plans.items()}
    behind = [code for code, gap in gaps.items() if gap > 0]
    if not behind:
        return say("All {count} counties have reached the plan.", count=len(gaps))
    last = max(behind, key=lambda code: (gaps[code], code))
    return say(
        "{reached} of {count} counties have reached the plan; {county} lacks most, "
        "{points} percentage points.",
        reached=len(gaps) - len(behind),
        count=len(gaps),
        county=name(last),
        points=str(gaps[last]),
    )


def _between(figures: Frozen, shares: dict[str, Number]) -> Words:
    low, high = (figures.shown(PROGRESS, end(shares.values())) for end in (min, max))
    return say("Progress lies between {low} and {high}.", low=low, high=high)
