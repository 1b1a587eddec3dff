"""The frozen progress of the counties against the plan as bars, and what they show in words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ledgers.model.words import Words, say
from ledgers.publish.bulletins.frozen import Frozen, Number
from ledgers.publish.kit import links
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.links import Linked

PROGRESS, PLAN = "county.progress", "county.plan"
FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Barred:
    """Hold one bar: its name, its number, how long it is, and where the plan's mark stands."""

    name: Linked
    number: str
    width: str
    plan: str | None


@dataclass(frozen=True, slots=True)
class Bars:
    """Print frozen progress against the plan as bars; the sentence says what they show."""

    template: ClassVar[str] = "bulletin_bars.html.j2"
    title: Words
    sentence: Words
    rows: tuple[Barred, ...]
    planned: bool


def bars_of(here: Leaf, figures: Frozen, name: Callable[[str], str]) -> Bars | None:
    """Return the chart of an issue, or None where it has no progress of counties."""
    shares = {code: row[PROGRESS] for code, row in figures.counties.items() if PROGRESS in row}
    if not shares:
        return None
    plans = {
        code: row[PLAN] for code, row in figures.counties.items() if PLAN in row and code in shares
    }
    order = sorted(shares, key=lambda code: (-shares[code], code))
    return Bars(
        title=say("Progress against plan by county") if plans else say("Progress by county"),
        sentence=_against(shares, plans, name) if plans else _between(figures, shares),
        rows=tuple(
            Barred(
                here.at(county_anchor(code), name(code)),
                figures.shown(PROGRESS, shares[code]),
                _width(shares[code]),
                _width(plans[code]) if code in plans else None,
            )
            for code in order
        ),
        planned=bool(plans),
    )


def county_anchor(code: str) -> str:
    """Return the anchor of a county's row."""
    return f"county-{links.segment(code)}"


def _width(share: Number) -> str:
    return str(min(max(Decimal(share), Decimal(0)), FULL))


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
    low, high = min(shares.values()), max(shares.values())
    return say(
        "Progress lies between {low} and {high}.",
        low=figures.shown(PROGRESS, low),
        high=figures.shown(PROGRESS, high),
    )
