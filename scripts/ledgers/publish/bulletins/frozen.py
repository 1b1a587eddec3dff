"""Sort the frozen figures of an issue by what they are of; nothing here is computed anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from ledgers.model.bulletin import Bulletin, Fact
from ledgers.model.facts import FACT_KINDS, FactKind, kind_in
from ledgers.model.numbers import NONE

Number: TypeAlias = int | Decimal
Figures: TypeAlias = Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class Frozen:
    """Hold the figures of the city, of each county by code, and of each task.

    Counties stand by rank, those without one after them; tasks by name. `kinds` says what each
    figure was called when it was issued.
    """

    city: Figures
    counties: Mapping[str, Figures]
    tasks: Mapping[str, Figures]
    kinds: Mapping[str, FactKind]

    def shown(self, key: str, value: Number | None) -> str:
        """Write a figure with the unit that it had; a dash where there is none."""
        return shown(self.kinds.get(key), value)

    def has(self, *keys: str) -> bool:
        """Say whether any county or task has one of these figures."""
        rows = (*self.counties.values(), *self.tasks.values())
        return any(key in row for row in rows for key in keys)


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
    """Return figures in the order in which they are listed, unknown ones last."""
    known = {key: at for at, key in enumerate(FACT_KINDS)}
    return sorted(facts, key=lambda fact: (known.get(fact.key, len(known)), fact.name))


def shown(kind: FactKind | None, value: Number | None) -> str:
    """Write a figure with its unit; a dash where there is none."""
    if value is None:
        return NONE
    return kind.shown(value) if kind else str(value)


def climbed(row: Figures) -> int | None:
    """Return how many places a county rose since the period before; None where not known."""
    before, now = row.get("county.rank_before"), row.get("county.rank")
    return None if before is None or now is None else int(before) - int(now)


def arrow(places: int | None) -> str:
    """Write a change of rank as an arrow with its places."""
    if places is None:
        return NONE
    if places == 0:
        return "="
    return f"↑{places}" if places > 0 else f"↓{-places}"


def interval(row: Figures) -> str:
    """Write the ranks that the weights allow, as in 2–4."""
    low, high = row.get("county.rank_low"), row.get("county.rank_high")
    if low is None or high is None:
        return NONE
    return str(low) if low == high else f"{low}–{high}"
