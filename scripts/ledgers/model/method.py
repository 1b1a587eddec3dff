"""The method as data: indicators that measure counties, and schemes that score them.

The fields are those of `schemas/indicators.schema.json` and `schemas/schemes.schema.json`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import Struct

from ledgers.model.words import Words, say

ONE = Decimal(1)
RETURNS = "returns"
"""The ledger of numbers that counties file as such."""
ASSESSMENT = "assessment"
"""The ledger of what is worked out from progress and decisions: one row for each county."""
ASSESSED = ("progress", "plan", "deviation", "on_time", "missed", "overdue", "blocked")
"""Its numbers: shares 0..1, and counts of task-deadlines and tasks."""
STANDARDS = "standards"
"""The ledger of what the city asks for, held against what counties have."""
HELD = ("met", "asked", "short", "complete", "bodies")
"""Its numbers: standards met, asked, by how much short; bodies with all of them, of how many."""
OF_STANDARDS = ("group", "standard", "unit_kind")
"""The words by which its standards may be chosen."""
OF_TASKS = ("section", "task")
"""The words by which its tasks may be chosen."""
WORKED_OUT: Mapping[str, tuple[str, ...]] = {
    "findings": ("submitted_on", "closed_on", "first_closed_on", "reopened_on", "limit_on"),
}
"""Days that no file holds: submitted, closed (as it is now), closed for the first time, last
reopened, and the day by which it is to be closed, with extensions."""
WINDOWS = ("latest", "year", "months", "programme", "now")
OTHER_MEAN = {"arithmetic": "geometric", "geometric": "arithmetic"}
"""The mean that a scheme does not use, to see how much depends on the choice."""

MEANS: Mapping[str, Words] = {"arithmetic": say("arithmetic"), "geometric": say("geometric")}
"""What the means of a scheme are called."""


class Condition(Struct, frozen=True, rename={"among": "in"}):
    """A condition on a field of a row; every part that is given must hold.

    `among` (in YAML `in`) lists words, one of which the field holds. The bounds are numbers or
    days, `as_of` the day of the assessment; `at_least_field` is another field of the row. A field
    that is not there is in no list and within no bounds. `present` asks whether something is
    filed; a day that is still to come counts as absent.
    """

    field: str
    among: tuple[Any, ...] | None = None
    at_least: Any = None
    at_most: Any = None
    at_least_field: str | None = None
    present: bool | None = None


class Operand(Struct, frozen=True):
    """One number of an indicator, counted in exactly one of five ways.

    `part` is its role: value, numerator, denominator, before or after.
    `count: rows` counts rows; `sum` adds up fields; `distinct` counts the different values of a
    field; `entries` counts the entries of a list; `days` adds up the days from its first field to
    its second, over the rows that have both. Ledger, list, window and the rest are those of
    the source unless given here; where a ledger is given, the source's `where` does not apply.
    """

    part: str = "value"
    count: str | None = None
    sum: tuple[str, ...] | None = None
    distinct: str | None = None
    entries: str | None = None
    days: tuple[str, ...] | None = None
    where: tuple[Condition, ...] = ()
    ledger: str | None = None
    each: str | None = None
    window: str | None = None
    months: int | None = None
    dated: str | None = None
    take: str | None = None
    filed_by: str | None = None


class Limit(Struct, frozen=True):
    """The last day on which something is in time, given in exactly one of four ways.

    The day in the field `due`; `days` or `months` after the day in `start`; day
    `day_of_next_month` of the month after the filing's period; or when the `calendar` has that
    filing due (R138). `done` is the field with the day on which it was done; a row without that day
    counts once its limit has passed.
    """

    done: str
    due: str | None = None
    start: str | None = None
    days: int | None = None
    months: int | None = None
    day_of_next_month: int | None = None
    calendar: bool = False


class Source(Struct, frozen=True):
    """The source of an indicator's numbers, where counties do not file it as a return.

    `each` is the list inside a record whose entries are the rows, such as `units` in `posts`;
    without it the records are. `window`: `latest` filing of the county, calendar `year` to date,
    the last `months`, the whole `programme`, or what is there `now` in a register. `dated` is the
    field that dates a row, where it is not the ledger's own; `take: last` keeps of each record
    the newest row; `filed_by` keeps only records of the `county` or of the `city`. With `every`
    the number is the share of such periods in which there was a row: weeks, months, quarters ….
    """

    ledger: str
    window: str = "latest"
    each: str | None = None
    months: int | None = None
    dated: str | None = None
    take: str | None = None
    filed_by: str | None = None
    where: tuple[Condition, ...] = ()
    numbers: tuple[Operand, ...] = ()
    limit: Limit | None = None
    every: str | None = None

    def number(self, part: str) -> Operand | None:
        """Return the number with a role, or None."""
        return next((each for each in self.numbers if each.part == part), None)


class Indicator(Struct, frozen=True):
    """One number about every county: what it is made of and how it may be used.

    Without `source`, counties file it in the ledger `returns`. A share is 0..1, also in `target`.
    `direction`: `more_is_better`, `less_is_better` or `neutral`.
    """

    id: str
    zh: str
    en: str
    form: str
    measure: str
    cycle: str
    level: str
    visibility: str
    ranking_allowed: bool
    numerator_zh: str = ""
    denominator_zh: str = ""
    direction: str | None = None
    source: Source | None = None
    target: Decimal | None = None
    min_n: int | None = None
    start_on: date | None = None
    end_on: date | None = None
    note: str = ""
    requirements: tuple[str, ...] = ()

    @property
    def ledger(self) -> str:
        """Return the ledger that its numbers are in."""
        return self.source.ledger if self.source else RETURNS


class Goalposts(Struct, frozen=True):
    """The values that are worth nothing and everything; `low` above `high`: less is better.

    `scale` is linear, ln or log10; a value beyond a post is worth what the post is (facts E7).
    """

    low: Decimal
    high: Decimal
    scale: str = "linear"


class Component(Struct, frozen=True):
    """One indicator inside a dimension; without a weight in any, all weigh the same."""

    indicator: str
    weight: Decimal | None = None
    goalposts: Goalposts | None = None


class Dimension(Struct, frozen=True):
    """A part of the score: indicators, and how they are averaged."""

    id: str
    zh: str
    en: str
    components: tuple[Component, ...]
    weight: Decimal | None = None
    within: str = "arithmetic"


class PointsOff(Struct, frozen=True):
    """Points that are taken off for each unit of an indicator, up to a cap."""

    indicator: str
    points: Decimal
    cap: Decimal


class Draws(Struct, frozen=True):
    """The weight draws behind rank intervals, specified so that anyone can repeat them."""

    number: int
    spread: Decimal
    seed: str
    level: Decimal = Decimal("0.9")


class Peers(Struct, frozen=True):
    """Kinds of county that are ranked among themselves, beside the whole."""

    id: str
    zh: str
    en: str
    kinds: tuple[str, ...]


class Scheme(Struct, frozen=True):
    """A ranking scheme with the days on which it is valid, both included.

    Without `availability`, two thirds of the weight must have data.
    """

    id: str
    zh: str
    en: str
    valid_from: date
    dimensions: tuple[Dimension, ...]
    draws: Draws
    valid_to: date | None = None
    normalisation: str = "goalposts"
    across: str = "geometric"
    availability: Decimal | None = None
    points: Decimal = Decimal(100)
    digits: int = 1
    deductions: tuple[PointsOff, ...] = ()
    bottom: int = 3
    groups: tuple[Peers, ...] = ()
    programme: str | None = None
    note: str = ""

    @property
    def indicators(self) -> tuple[str, ...]:
        """Return every indicator that the score needs, each once, in the scheme's order."""
        parts = [part.indicator for each in self.dimensions for part in each.components]
        return tuple(dict.fromkeys([*parts, *(row.indicator for row in self.deductions)]))


def scheme_at(schemes: Iterable[Scheme], day: date) -> Scheme | None:
    """Return the scheme that is valid on a day; the latest, where there are several."""
    valid = [
        scheme
        for scheme in schemes
        if scheme.valid_from <= day and (scheme.valid_to is None or day <= scheme.valid_to)
    ]
    return max(valid, key=lambda scheme: (scheme.valid_from, scheme.id), default=None)


def scheme_before(schemes: Iterable[Scheme], scheme: Scheme) -> Scheme | None:
    """Return the scheme that another one took the place of; nothing for the first."""
    earlier = [each for each in schemes if each.valid_from < scheme.valid_from]
    return max(earlier, key=lambda each: (each.valid_from, each.id), default=None)


def weight_shares(rows: Sequence[Dimension | Component]) -> tuple[Fraction, ...]:
    """Return weights as shares of one; without any, all are the same."""
    total = sum((Fraction(row.weight or 0) for row in rows), Fraction(0))
    if not total:
        return (Fraction(1, len(rows)),) * len(rows) if rows else ()
    return tuple(Fraction(row.weight or 0) / total for row in rows)
