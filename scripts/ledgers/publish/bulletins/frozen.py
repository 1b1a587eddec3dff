"""The frozen figures of an issue, the columns of its tables, and its bars of progress."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, TypeAlias

from ledgers.model.bulletin import Bulletin, Fact
from ledgers.model.facts import FACT_KINDS, FactKind, kind_in
from ledgers.model.numbers import HUNDRED, NONE
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Bar
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.links import Linked

Number: TypeAlias = int | Decimal
Figures: TypeAlias = Mapping[str, Number]
BEFORE = "county.rank_before"


@dataclass(frozen=True, slots=True)
class Frozen:
    """The figures of the city, of each county by code, and of each task.

    Counties are sorted by rank, unranked ones last; tasks by name. `kinds` holds the name and unit
    that each figure had when it was issued.
    """

    city: Figures
    counties: Mapping[str, Figures]
    tasks: Mapping[str, Figures]
    kinds: Mapping[str, FactKind]

    def shared(self, key: str) -> bool:
        """Say whether several counties have a place by a figure, and all of them the same."""
        places = [row[key] for row in self.counties.values() if key in row]
        return len(places) > 1 == len(set(places))

    def shown(self, key: str, value: Number | None) -> str:
        """Write a figure with the unit that it had; a dash where there is none."""
        return shown(self.kinds.get(key), value)


def frozen(issue: Bulletin) -> Frozen:
    """Return the figures of an issue, sorted."""
    counties: dict[str, dict[str, Number]] = {}
    tasks: dict[str, dict[str, Number]] = {}
    city: dict[str, Number] = {}
    for fact in _in_order(issue.facts):
        if fact.county:
            counties.setdefault(fact.county, {})[fact.key] = fact.value
        elif fact.task:
            tasks.setdefault(fact.task, {})[fact.key] = fact.value
        else:
            city[fact.key] = fact.value
    ranked = sorted(counties.items(), key=lambda row: (row[1].get("county.rank", 10**9), row[0]))
    keys = {fact.key for fact in issue.facts}
    kinds = {key: kind for key in sorted(keys) if (kind := kind_in(issue, key))}
    return Frozen(city, dict(ranked), dict(sorted(tasks.items())), kinds)


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Sort figures as `FACT_KINDS` lists them, unknown ones last."""
    known = {key: at for at, key in enumerate(FACT_KINDS)}
    return sorted(facts, key=lambda fact: (known.get(fact.key, len(known)), fact.name))


def shown(kind: FactKind | None, value: Number | None) -> str:
    """Write a figure with its unit; a dash where there is none."""
    if value is None:
        return NONE
    return kind.shown(value) if kind else str(value)


def climbed(figures: Frozen, row: Figures) -> int | None:
    """Return how many places a county rose since the period before; None where not known.

    Where all counties shared one place before, none rose or fell.
    """
    before, now = row.get(BEFORE), row.get("county.rank")
    apart = figures.shared("county.rank") or not figures.shared(BEFORE)
    return None if before is None or now is None or not apart else int(before) - int(now)


def arrow(places: int | None) -> str:
    """Write a change of rank as an arrow with its places."""
    if places is None:
        return NONE
    if places == 0:
        return "="
    return f"↑{places}" if places > 0 else f"↓{-places}"


def interval(row: Figures) -> str:
    """Write the interval of a rank, as in 2–4."""
    low, high = row.get("county.rank_low"), row.get("county.rank_high")
    if low is None or high is None:
        return NONE
    return str(low) if low == high else f"{low}–{high}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A column: its head, the formula it links to, the figures it needs, and how they are written.

    A `frozen` column shows one figure, under the name that the figure had when it was issued.
    """

    words: Words
    method: str
    keys: tuple[str, ...]
    text: Callable[[Frozen, Figures], str]
    frozen: bool = False

    def head(self, figures: Frozen) -> Words:
        """Return the head of the column; a figure keeps the name that it was issued under."""
        kind = figures.kinds.get(self.key) if self.frozen else None
        return kind.words if kind else self.words

    @property
    def key(self) -> str:
        """Return the key of its first figure."""
        return self.keys[0]


def _plain(key: str, words: Words, method: str) -> Kind:
    return Kind(words, method, (key,), lambda all_, row: all_.shown(key, row.get(key)), frozen=True)


RANK = _plain("county.rank", say("Rank"), "rank")
CHANGE = Kind(say("Change"), "change", (BEFORE,), lambda all_, row: arrow(climbed(all_, row)))
INTERVAL = Kind(
    say("Interval"), "rank", ("county.rank_low", "county.rank_high"), lambda _, row: interval(row)
)
STANDING = (RANK, CHANGE, INTERVAL, _plain("county.score", say("Score"), "score"))
"""A county among the others."""

WORK = (
    _plain("county.progress", say("Progress"), "progress"),
    _plain("county.plan", say("Plan"), "plan"),
    _plain("county.overdue", say("Overdue"), "overdue"),
    _plain("county.missed", say("Missed"), "missed"),
    _plain("county.accepted_new", say("Newly accepted"), "measure"),
    _plain("county.returned_new", say("Returned"), "measure"),
)
"""What a county has done."""

TASK = (
    _plain("task.done", say("Counties done"), "light"),
    _plain("task.overdue", say("Counties overdue"), "overdue"),
    _plain("task.pending", say("Counties pending"), "pending"),
)
"""The counties' progress with a task."""


def used(kinds: tuple[Kind, ...], figures: Frozen) -> tuple[Kind, ...]:
    """Return the columns for which an issue has any figure."""
    there = {key for row in (*figures.counties.values(), *figures.tasks.values()) for key in row}
    return tuple(kind for kind in kinds if not there.isdisjoint(kind.keys))


PROGRESS, PLAN = "county.progress", "county.plan"


@dataclass(frozen=True, slots=True)
class Bars:
    """Print frozen progress against the plan as bars; the sentence says what they show."""

    template: ClassVar[str] = "bulletin_bars.html.j2"
    title: Words
    sentence: Words
    rows: tuple[tuple[Linked, Bar], ...]
    planned: bool


def bars_of(here: Leaf, figures: Frozen, name: Callable[[str], str]) -> Bars | None:
    """Return the chart of an issue, or None where it has no progress of counties."""
    shares = {code: row[PROGRESS] for code, row in figures.counties.items() if PROGRESS in row}
    if not shares:
        return None
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


def county_anchor(code: str) -> str:
    """Return the anchor of a county's row."""
    return f"county-{links.segment(code)}"


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
