"""The method as data: indicators that measure counties, and schemes that score them.

The fields are those of `schemas/indicators.schema.json` and `schemas/schemes.schema.json`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from ledgers.model import Struct, Words, replace, say

ONE = Decimal(1)
RETURNS = "returns"
"""The ledger of numbers that counties file as such."""
ASSESSMENT = "assessment"
"""The ledger of what is worked out from progress and decisions: one row for each county."""
ASSESSED = ("progress", "plan", "deviation", "on_time", "missed", "overdue", "blocked", "stale")
"""Its numbers: shares 0..1, and counts of task-deadlines and tasks."""
STANDARDS = "standards"
"""The ledger of what the city asks for, held against what counties have."""
HELD = ("met", "asked", "in_time", "short", "complete", "bodies")
"""Its numbers: standards met, asked, met in time, by how much short; bodies with all, of all."""
OF_STANDARDS = ("group", "standard", "unit_kind", "category")
"""The words by which its standards may be chosen."""
OF_TASKS = ("section", "task", "dimension", "origin")
"""The words by which its tasks may be chosen."""
AS_OF = "as_of"
"""The name of the day of the assessment, in bounds and as the end of days."""
RECORD = "record"
"""The name of the record itself among what is counted: each once, however many rows it has."""
WORKED_OUT: Mapping[str, tuple[str, ...]] = {
    "findings": ("submitted_on", "closed_on", "first_closed_on", "reopened_on", "limit_on"),
    "pairings": ("short_days", "classes"),
    "posts": ("vacant", "vacant_advertised"),
    "documents": ("standing",),
    "rectifications": ("done_on",),
}
"""Days that no file holds: submitted, closed (as it is now), closed for the first time, last
reopened, and by which it is to be closed, with extensions; of a pairing, the days of help lacking
in the last whole month, and the classes that its leader held there this year; of a body, its
vacant posts, and those advertised of what was vacant this year; of a document, its last status; of
a measure of rectification, the day on which it was done."""
WINDOWS = ("latest", "year", "months", "programme", "term", "now")
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
    """One number of an indicator, counted in exactly one of six ways.

    `part` is its role: value, numerator, denominator, before or after.
    `count: rows` counts rows; `sum` adds up fields; `middle` is the median of a field over the rows
    that have it; `distinct` counts the different values of a field, `entries` those of a list;
    `days` adds up those from its first field to its second or to the day of the assessment, with
    `both_days` also the first, over rows that have both. Ledger, list, window and the rest are
    those of the source unless given here; where a ledger is, the source's `where` does not apply.
    """

    part: str = "value"
    count: str | None = None
    sum: tuple[str, ...] | None = None
    middle: str | None = None
    distinct: str | None = None
    entries: str | None = None
    days: tuple[str, ...] | None = None
    both_days: bool = False
    where: tuple[Condition, ...] = ()
    ledger: str | None = None
    each: str | None = None
    window: str | None = None
    months: int | None = None
    dated: str | None = None
    take: str | None = None
    filed_by: str | None = None


OWN = ("each", "window", "months", "dated", "take", "filed_by")
"""What an operand may say of itself, beside its ledger and which rows count."""


class Limit(Struct, frozen=True):
    """The last day on which something is in time, given in exactly one of four ways.

    The day in the field `due`; `days`, `workdays` or `months` after the day in `start`; day
    `day_of_next_month` of the month after the filing's period; or when the `calendar` has that
    filing due (R138). `done` is the field with the day on which it was done; a row without that day
    counts once its limit has passed.
    """

    done: str | None = None
    due: str | None = None
    start: str | None = None
    days: int | None = None
    workdays: int | None = None
    months: int | None = None
    day_of_next_month: int | None = None
    calendar: bool | None = None


class Source(Struct, frozen=True):
    """The source of an indicator's numbers, where counties do not file it as a return.

    `each` is the list inside a record whose entries are the rows, such as `units` in `posts`;
    without it the records are. `window`: `latest` filing of the county, calendar `year` to date,
    the last `months`, the whole `programme`, the `term` of the newest round, or what is there `now`
    in a register. `dated` is the field that dates a row, where it is not the ledger's own; `take`
    keeps of each record the newest row (`last`), or the first with its present status (`status`),
    of rows that are alike the earliest (`first`); `filed_by` keeps only records of the `county` or
    of the `city`. With `every` the number is the share of such periods in which there was a row. No
    file says `within`: the period of a quota, in place of what windows show to date.
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
    within: str | None = None

    def number(self, part: str) -> Operand | None:
        """Return the number with a role, or None."""
        return next((each for each in self.numbers if each.part == part), None)

    def of(self, number: Operand) -> "Source":
        """Return the source of one number: what that does not say, this one says.

        Of another ledger it says only the window.
        """
        other = Source(number.ledger, self.window, months=self.months) if number.ledger else self
        said = {name: getattr(number, name) for name in OWN}
        own = {name: told for name, told in said.items() if told is not None}
        return replace(other, **own, where=(*other.where, *number.where), within=self.within)


class Indicator(Struct, frozen=True):
    """One number about every county: what it is made of and how it may be used.

    Without `source`, counties file it in the ledger `returns`. A share is 0..1, also in `target`.
    `direction`: `more_is_better`, `less_is_better` or `neutral`.
    """

    id: str
    zh: str
    form: str
    measure: str
    cycle: str
    level: str
    visibility: str
    ranking_allowed: bool
    en: str = ""
    numerator_zh: str = ""
    denominator_zh: str = ""
    direction: str | None = None
    source: Source | None = None
    target: Decimal | None = None
    target_passed: bool = False
    yes_no: bool = False
    min_n: int | None = None
    start_on: date | None = None
    end_on: date | None = None
    note: str = ""
    note_en: str = ""
    on_map: bool = False
    requirements: tuple[str, ...] = ()

    @property
    def ledger(self) -> str:
        """Return the ledger that its numbers are in."""
        return self.source.ledger if self.source else RETURNS


FLOOR: Decimal = Decimal("0.05")
"""What enters a geometric mean for what was due and is not filed, where a city says nothing."""


class Goalposts(Struct, frozen=True):
    """The values that are worth nothing and everything; `low` above `high`: less is better.

    `scale` is linear, ln or log10; a value beyond a post is worth what the post is (facts E7).
    """

    low: Decimal
    high: Decimal
    scale: str = "linear"


class PointsOff(Struct, frozen=True):
    """Points off for each unit of an indicator, up to a cap where there is one; or a bonus."""

    indicator: str
    points: Decimal
    cap: Decimal | None = None


ZERO, LOWEST_GRADE = "zero", "lowest_grade"
EFFECTS: Mapping[str, Words] = {
    ZERO: say("a veto, no points are left"),
    LOWEST_GRADE: say("a veto, the grade is the lowest"),
}
"""What a veto does."""
VETO, LAST_THREE_TIMES = "veto", "last_three_times"
"""What excludes from a grade."""


class Veto(Struct, frozen=True):
    """What one indicator alone decides from a number on: no points at all, or the lowest grade."""

    indicator: str
    at_least: Decimal = ONE
    effect: str = ZERO


class Node(Struct, frozen=True, kw_only=True):
    """A part of the score at any depth: a group of parts, or an item.

    A group has `components`, which it averages as `within` says; an item measures an `indicator`,
    or without one begins at full points. Points are taken off inside it by its `deductions`.
    `points` or `weight` say what it counts among its like, as a number or a fraction such as
    `4/70`; where none has either, all count the same.
    """

    id: str = ""
    zh: str = ""
    en: str = ""
    indicator: str = ""
    components: "tuple[Node, ...]" = ()
    points: Any = None
    weight: Any = None
    within: str = "arithmetic"
    goalposts: Goalposts | None = None
    deductions: tuple[PointsOff, ...] = ()

    @property
    def name(self) -> str:
        """Return what it is called among its like: its identifier, else that of its indicator."""
        return self.id or self.indicator

    @property
    def counts(self) -> Fraction | None:
        """Return its points or weight; None where neither is given, or it is no number."""
        return fraction_of(self.weight if self.points is None else self.points)


class Grade(Struct, frozen=True, rename={"least": "from"}):
    """A grade that a county has where everything holds that is said of it, and no better one.

    `least` is a score; `share` of the ranked counties, rounded down, and `ranks` count from the
    top. `unless` names what excludes: `veto`, or `last_three_times`.
    """

    id: str
    zh: str
    en: str = ""
    least: Decimal | None = None
    share: Decimal | None = None
    ranks: int | None = None
    unless: tuple[str, ...] = ()


class Draws(Struct, frozen=True):
    """The draws behind rank intervals, specified so that anyone can repeat them.

    Without `vary`, weights alone are varied; a scheme without a seed gets one from its own text.
    """

    number: int = 2000
    spread: Decimal = Decimal("0.25")
    seed: str = ""
    level: Decimal = Decimal("0.9")
    vary: tuple[str, ...] = ()


class Peers(Struct, frozen=True):
    """Kinds of county that are ranked among themselves, beside the whole."""

    id: str
    zh: str
    kinds: tuple[str, ...]
    en: str = ""


class Scheme(Struct, frozen=True, dict=True):
    """A ranking scheme with the days on which it is valid, both included.

    Without `availability`, two thirds of the weight must have data. `floor` is not filed with it,
    but is `rules.yaml: unfiled_floor`.
    """

    id: str
    zh: str
    valid_from: date
    dimensions: tuple[Node, ...]
    draws: Draws = Draws()
    en: str = ""
    valid_to: date | None = None
    normalisation: str = "goalposts"
    across: str = "geometric"
    availability: Decimal | None = None
    points: Decimal = Decimal(100)
    digits: int = 1
    deductions: tuple[PointsOff, ...] = ()
    bonuses: tuple[PointsOff, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    grades: tuple[Grade, ...] = ()
    bottom: int = 3
    groups: tuple[Peers, ...] = ()
    programme: str | None = None
    note: str = ""
    note_en: str = ""
    floor: Decimal = FLOOR

    @cached_property
    def whole(self) -> "Placed":
        """Return the whole as one group of its dimensions."""
        root = Node(components=self.dimensions, within=self.across)
        return placed(root, (), Fraction(1), Fraction(1), Fraction(self.points))

    @cached_property
    def nodes(self) -> "tuple[Placed, ...]":
        """Return every part of the score at any depth, each group before its parts."""
        return tuple(self.whole.inside)

    @cached_property
    def items(self) -> "tuple[Placed, ...]":
        """Return every part that is no group, in the scheme's order."""
        return tuple(row for row in self.nodes if not row.below)

    def grade(self, name: str | None) -> Grade | None:
        """Return a grade by its identifier, or None."""
        return next((grade for grade in self.grades if grade.id == name), None)

    @property
    def has_points(self) -> bool:
        """Say whether the document fixes points, not weights."""
        return any(row.node.points is not None for row in self.nodes)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """Return every indicator that the score needs, each once, in the scheme's order."""
        parts = [row.node.indicator for row in self.items]
        inside = [rule.indicator for row in self.nodes for rule in row.node.deductions]
        whole = [rule.indicator for rule in (*self.deductions, *self.bonuses)]
        whole += [veto.indicator for veto in self.vetoes]
        return tuple(dict.fromkeys(filter(None, [*parts, *inside, *whole])))


class Placed(Struct, frozen=True, dict=True):
    """A part of a score where it stands: its way, its share of its group and of the whole.

    `points` are those of the document: as it states them, else by its share of those around it.
    """

    path: tuple[str, ...]
    node: Node
    own: Fraction
    whole: Fraction
    points: Fraction
    below: "tuple[Placed, ...]"

    @cached_property
    def key(self) -> str:
        """Return its way as text, such as `dimension/indicator`."""
        return "/".join(self.path)

    @property
    def inside(self) -> "Iterator[Placed]":
        """Yield every part below it, each group before its parts."""
        for row in self.below:
            yield row
            yield from row.inside


def placed(
    node: Node, path: tuple[str, ...], own: Fraction, whole: Fraction, around: Fraction
) -> Placed:
    """Return a part with all below it; `around` are the points of its group, of the whole its own.

    With weights that do not add up, shares are in proportion.
    """
    stated = None if node.points is None else fraction_of(node.points)
    points = around * own if stated is None else stated
    parts = zip(node.components, weight_shares(node.components), strict=True)
    below = tuple(placed(row, (*path, row.name), by, whole * by, points) for row, by in parts)
    return Placed(path, node, own, whole, points, below)


def scheme_at(schemes: Iterable[Scheme], day: date) -> Scheme | None:
    """Return the scheme that is valid on a day; the latest, where there are several."""
    begun = (scheme for scheme in schemes if scheme.valid_from <= day)
    valid = [scheme for scheme in begun if scheme.valid_to is None or day <= scheme.valid_to]
    return max(valid, key=lambda scheme: (scheme.valid_from, scheme.id), default=None)


def scheme_before(schemes: Iterable[Scheme], scheme: Scheme) -> Scheme | None:
    """Return the scheme that another one took the place of; nothing for the first."""
    earlier = [each for each in schemes if each.valid_from < scheme.valid_from]
    return max(earlier, key=lambda each: (each.valid_from, each.id), default=None)


def weight_shares(rows: Sequence[Node]) -> tuple[Fraction, ...]:
    """Return points or weights as shares of one; without any, all are the same."""
    counts = [row.counts or Fraction(0) for row in rows]
    total = sum(counts, Fraction(0))
    if not total:
        return (Fraction(1, len(rows)),) * len(rows) if rows else ()
    return tuple(each / total for each in counts)


def fraction_of(said: Any) -> Fraction | None:  # noqa: ANN401 - as a document prints it
    """Return a number, or a fraction such as `4/70`, exactly; None where it is neither."""
    try:
        return None if said is None else Fraction(said)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
