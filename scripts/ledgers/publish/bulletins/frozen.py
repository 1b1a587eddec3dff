"""The frozen figures of an issue, the columns of its tables, and its bars of progress."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

from ledgers.model import NONE, Bulletin, Struct, Words, say, spanned
from ledgers.model.facts import FACT_KINDS, FactKind, kind_in
from ledgers.model.places import climbed

Number: TypeAlias = int | Decimal
Figures: TypeAlias = Mapping[str, Number]
BEFORE = "county.rank_before"


class Frozen(Struct, frozen=True):
    """The figures of the city, of each county by code, and of each task.

    Counties are sorted by rank, unranked ones last; tasks by name. `kinds` holds the name and unit
    that each figure had when it was issued.
    """

    city: Figures
    counties: Mapping[str, Figures]
    tasks: Mapping[str, Figures]
    kinds: Mapping[str, FactKind]

    def shown(self, key: str, value: Number | None) -> str:
        """Write a figure with the unit that it had; a dash where there is none."""
        return shown(self.kinds.get(key), value)


def frozen(issue: Bulletin) -> Frozen:
    """Return the figures of an issue, as `FACT_KINDS` lists them, unknown ones last."""
    counties: dict[str, dict[str, Number]] = {}
    tasks: dict[str, dict[str, Number]] = {}
    city: dict[str, Number] = {}
    known = {key: at for at, key in enumerate(FACT_KINDS)}
    for fact in sorted(issue.facts, key=lambda one: (known.get(one.key, len(known)), one.name)):
        if fact.county:
            row = counties.setdefault(fact.county, {})
        else:
            row = tasks.setdefault(fact.task, {}) if fact.task else city
        row[fact.key] = fact.value
    ranked = sorted(counties.items(), key=lambda row: (row[1].get("county.rank", 10**9), row[0]))
    keys = {fact.key for fact in issue.facts}
    kinds = {key: kind for key in sorted(keys) if (kind := kind_in(issue, key))}
    return Frozen(city, dict(ranked), dict(sorted(tasks.items())), kinds)


def shown(kind: FactKind | None, value: Number | None) -> str:
    """Write a figure with its unit; a dash where there is none."""
    if value is None:
        return NONE
    return kind.shown(value) if kind else str(value)


def climb_of(figures: Frozen, row: Figures) -> int | None:
    """Return how many places a county rose since the period before; None where not known."""
    rows = figures.counties.values()
    was, now = (
        (int(row[key]), sum(other.get(key) == row[key] for other in rows)) if key in row else None
        for key in (BEFORE, RANK.key)
    )
    return climbed(was, now)


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
    return NONE if low is None or high is None else spanned(int(low), int(high))


class Kind(Struct, frozen=True):
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


def plain(key: str, words: Words, method: str) -> Kind:
    """Return the column of one figure."""
    return Kind(words, method, (key,), lambda all_, row: all_.shown(key, row.get(key)), frozen=True)


RANK = plain("county.rank", say("Rank"), "rank")
CHANGE = Kind(say("Change"), "change", (BEFORE,), lambda all_, row: arrow(climb_of(all_, row)))
INTERVAL = Kind(
    say("Interval"), "rank", ("county.rank_low", "county.rank_high"), lambda _, row: interval(row)
)
STANDING = (RANK, CHANGE, INTERVAL, plain("county.score", say("Score"), "score"))
"""A county among the others."""

WORK = (
    plain("county.progress", say("Progress"), "progress"),
    plain("county.plan", say("Plan"), "plan"),
    plain("county.overdue", say("Overdue"), "overdue"),
    plain("county.missed", say("Missed"), "missed"),
    plain("county.accepted_new", say("Newly accepted"), "measure"),
    plain("county.returned_new", say("Returned"), "measure"),
)
"""What a county has done."""

TASK = (
    plain("task.done", say("Counties done"), "light"),
    plain("task.overdue", say("Counties overdue"), "overdue"),
    plain("task.pending", say("Counties pending"), "pending"),
)
"""The counties' progress with a task."""


def told(
    kinds: tuple[Kind, ...], figures: Frozen
) -> tuple[tuple[Kind, ...], Mapping[tuple[str, str], Figures]]:
    """Return the columns that say anything, and the rows in which any of them is above zero.

    Rows are named by county and task, as figures are; one of them is empty.
    """
    of_tasks = kinds is TASK
    listed = figures.tasks if of_tasks else figures.counties
    there = {key for row in listed.values() for key, value in row.items() if value}
    columns = tuple(kind for kind in kinds if not there.isdisjoint(kind.keys))
    keys = [key for kind in columns for key in kind.keys]
    rows = {("", name) if of_tasks else (name, ""): row for name, row in listed.items()}
    return columns, {of: row for of, row in rows.items() if any(map(row.get, keys))}
