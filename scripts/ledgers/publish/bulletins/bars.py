"""The chart of an issue: a figure of its counties as bars, progress against the plan."""

from collections.abc import Callable, Collection
from decimal import Decimal

from ledgers.model.facts import GROUP_OF
from ledgers.model.numbers import HUNDRED
from ledgers.model.words import Words, say
from ledgers.publish.bulletins.frozen import Frozen, Number
from ledgers.publish.bulletins.subjects import row_anchor
from ledgers.publish.kit.components import Bar, Linked, Templated
from ledgers.publish.kit.context import Leaf

PROGRESS, PLAN = "county.progress", "county.plan"


class Bars(Templated, template="bulletin_bars.html.j2", frozen=True):
    """Print frozen progress against the plan as bars; the sentence says what they show."""

    title: Words
    sentence: Words
    rows: tuple[tuple[Linked, Bar], ...]
    planned: bool


def bars_of(
    here: Leaf, figures: Frozen, name: Callable[[str], str], key: str = PROGRESS
) -> Bars | None:
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
    if plans:
        title, sentence = say("Progress against plan by county"), _against(values, plans, name)
    else:
        title, sentence = _between(figures, key, values.values())
    return Bars(title, sentence, tuple(rows), planned=bool(plans))


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


def _between(figures: Frozen, key: str, values: Collection[Number]) -> tuple[Words, Words]:
    """Return the title of a figure alone, and between which values it lies."""
    low, high = (figures.shown(key, end(values)) for end in (min, max))
    if key == PROGRESS:
        between = say("Progress lies between {low} and {high}.", low=low, high=high)
        return say("Progress by county"), between
    said = say("{count} counties, from {low} to {high}.", count=len(values), low=low, high=high)
    return figures.kinds[key].words, said
