"""What the standards ask for, held against what counties have (R31, R72-R78, R238, R260)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import converted
from ledgers.model.contract import cases_of, default_of
from ledgers.model.document import Document, Path
from ledgers.model.lives.document import is_held
from ledgers.model.periods import DAY, around
from ledgers.model.records import Area, Standard, Standards, Unit
from ledgers.model.rows import as_iso, counts, groups, text, total, whole
from ledgers.model.words import Words, say

FILE = "city/standards/standards"
FIELDS = {
    "facilities": ("facilities", "items", "built"),
    "posts": ("posts", "units"),
    "training": ("events", "kind"),
}
"""The field that a group of standards counts: what is not public in it is counted in no figure."""


@dataclass(frozen=True, slots=True)
class Against:
    """A standard of a group, held against what a county has, or one of its bodies.

    `has` is None where nothing is filed on it, and `record` then the filing that leaves it out, or
    the standards where there is no filing at all. `public`: everybody may count it.
    """

    group: str
    standard: Standard
    county: str
    unit: Unit | None
    has: int | None
    record: str = FILE
    path: Path = ()
    public: bool = True

    @property
    def short(self) -> int:
        """Return how many are lacking; below zero, how many there are too many."""
        return self.standard.short(self.has or 0)

    @property
    def unfiled(self) -> bool:
        """Say whether the county has filed nothing at all from which it could be counted."""
        return self.has is None and self.record == FILE


@dataclass(frozen=True)
class Held:
    """A catalogue at the end of a day, and the newest filing of each county by ledger."""

    catalog: Catalog
    day: date

    @cached_property
    def newest(self) -> Mapping[tuple[str, str], Document]:
        """Return the filing of the last period that had come in, by ledger and county."""
        day, found = self.day.isoformat(), {}
        for ledger in ("facilities", "posts"):
            filed = [row for row in self.catalog.by_ledger.get(ledger, ()) if counts(row.value)]
            for row in sorted(filed, key=lambda each: text(each.value, "period")):
                if as_iso(row.value.get("came_in", row.value.get("filed_on"))) <= day:
                    found[ledger, row.owner] = row
        return found

    def units(self, area: Area, kind: str | None) -> Iterator[Unit]:
        """Yield the bodies of a kind that a county has on the day."""
        for unit in self.catalog.units_of.get(area.code, ()):
            if unit.kind == kind and unit.is_there(self.day):
                yield unit


Counted = Iterator[tuple[Unit | None, int | None, str, Path]]
"""The body that is meant, or the county; how many it has; where that is filed."""


def _bodies(held: Held, standard: Standard, area: Area) -> Counted:
    yield None, len([*held.units(area, standard.kind)]), FILE, ()


def _sites(held: Held, standard: Standard, area: Area) -> Counted:
    days = (unit.demonstration_since for unit in held.units(area, standard.kind))
    yield None, sum(day is not None and day <= held.day for day in days), FILE, ()


def _pairings(held: Held, standard: Standard, area: Area) -> Counted:
    made = [row.to_unit for row in held.catalog.paired(area.code, standard.kind, held.day)]
    if standard.unit_kind is None:
        yield None, len(made), FILE, ()
    for unit in held.units(area, standard.unit_kind):
        yield unit, made.count(unit.id), FILE, ()


def _of_units(ledger: str, name: str) -> Callable[[Held, Standard, Area], Counted]:
    """Return how the newest filing of a ledger tells what each body has, by its list."""

    def count(held: Held, standard: Standard, area: Area) -> Counted:
        filing = held.newest.get((ledger, area.code))
        listed = [*groups(filing.value, name)] if filing else []
        for unit in held.units(area, standard.unit_kind):
            rows = [
                (path, row)
                for path, row in listed
                if row.get("unit") == unit.id and row.get("kind", "") == standard.facility
            ]
            names = (standard.figure,) if standard.figure else ("built", "delivered")
            found = [whole(row, figure) for _, row in rows for figure in names]
            where = filing.reference if filing else FILE
            yield unit, total(found), where, rows[0][0] if rows else ()

    return count


def _documents(held: Held, standard: Standard, area: Area) -> Counted:
    """Count the county's documents in force that fulfil it; those of category A are the city's."""
    made = [
        row
        for row in held.catalog.by_ledger.get("documents", ())
        if (row.owner, text(row.value, "fulfils")) == (area.code, standard.id)
        and counts(row.value)
        and is_held(row.value, held.day)
    ]
    if standard.category != "A":
        yield None, len(made), made[0].reference if made else FILE, ()


def _training(held: Held, standard: Standard, area: Area) -> Counted:
    """Count the events of the last period that is over, from the programme's start on."""
    running, programme = around(held.day, standard.period), held.catalog.programme
    span = around(running.first - DAY, running.cycle) if running else None
    if span and (programme is None or programme.start_on <= span.first):
        made = [
            row
            for row in held.catalog.by_ledger.get("events", ())
            if (row.owner, text(row.value, "kind")) == (area.code, standard.kind)
            and counts(row.value)
            and str(span.first) <= text(row.value, "held_on") <= str(span.last)
            and as_iso(row.value.get("came_in")) <= str(held.day)
        ]
        yield None, len(made), made[0].reference if made else FILE, ()


COUNTS: Mapping[str, Callable[[Held, Standard, Area], Counted]] = {
    "bodies": _bodies,
    "pairings": _pairings,
    "demonstrations": _sites,
    "facilities": _of_units("facilities", "items"),
    "posts": _of_units("posts", "units"),
    "documents": _documents,
    "training": _training,
}
"""How what a county has is counted, by group of standards."""

GROUP_WORDS: Mapping[str, Words] = {
    "bodies": say("Bodies"),
    "pairings": say("Pairings"),
    "demonstrations": say("Demonstration sites"),
    "facilities": say("Rooms and equipment"),
    "posts": say("Staff"),
    "documents": say("Documents"),
    "training": say("Training"),
}
"""What each group of standards is called."""


def held_against(catalog: Catalog, day: date) -> tuple[Against, ...]:
    """Return every standard of the city at the end of a day against every county and body."""
    held = Held(catalog, day)
    return tuple(
        Against(group, standard, area.code, *counted, public=is_public(catalog, group, standard))
        for document in catalog.by_ledger.get("standards", ())
        if (known := converted(document.value, Standards))
        for group, count in COUNTS.items()
        for standard in getattr(known, group)
        for area in catalog.counties
        if standard.is_asked(area, day)
        for counted in count(held, standard, area)
    )


def is_public(catalog: Catalog, group: str, standard: Standard) -> bool:
    """Say whether everybody may see what a standard counts."""
    if group not in FIELDS:
        return True
    said = catalog.contract.field(*FIELDS[group], *filter(None, (standard.figure,)))
    word = said.get("x-visibility")
    kept = any({standard.facility, standard.kind} & {*case["in"]} for case in cases_of(word))
    return default_of(word) == "public" and not kept


def asked_in_words(standard: Standard) -> Words:
    """Say how many a standard asks for."""
    low, high = standard.bounds
    if high is None:
        return say("at least {limit}", limit=low)
    if low == high:
        return say("exactly {count}", count=low)
    return say("{low} to {high}", low=low, high=high)
