"""What the standards ask for, held against what counties have (R31, R72-R78, R238, R260)."""

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date

from ledgers.model import DAY, Catalog, Document, Path, Struct, around, converted
from ledgers.model.contract import cases_of, default_of
from ledgers.model.lives.standing import is_held
from ledgers.model.records import Area, Standard, Standards, Unit
from ledgers.model.rows import CODE, as_day, as_iso, counts, groups, text, total, whole

FILE = "city/standards/standards"


class Against(Struct, frozen=True):
    """A standard of a group, held against what a county has, or one of its bodies.

    `has` is None where nothing is filed on it, and `record` then the filing that leaves it out, or
    the standards where there is no filing at all. `public`: everybody may count it. What the city
    has to make for all has the city's code as `county`; `in_time` was what was there by its day.
    """

    group: str
    standard: Standard
    county: str
    unit: Unit | None
    has: int | None
    record: str = FILE
    path: Path = ()
    in_time: bool = False
    public: bool = True

    @property
    def short(self) -> int:
        """Return how many are lacking; below zero, how many there are too many."""
        return self.standard.short(self.has or 0)

    @property
    def unfiled(self) -> bool:
        """Say whether the county has filed nothing at all from which it could be counted."""
        return self.has is None and self.record == FILE


Counted = Iterator[tuple[Unit | None, int | None, str, Path, bool]]
"""The body that is meant, or the county; how many it has; where that is filed; was it in time."""
Count = Callable[[Catalog, date, Standard, Area], Counted]


def _units(catalog: Catalog, day: date, area: Area, kind: str | None) -> Iterator[Unit]:
    """Yield the bodies of a kind that a county has on a day."""
    own = catalog.units_of.get(area.code, ())
    return (unit for unit in own if unit.kind == kind and unit.is_there(day))


def _filed(catalog: Catalog, day: date, area: Area, ledger: str) -> Iterator[Document]:
    """Yield what a county has filed in a ledger by the end of a day, and not taken back."""
    for row in catalog.kept_by(area.code, ledger):
        came = as_iso(row.value.get("came_in", row.value.get("filed_on")))
        if counts(row.value) and came <= day.isoformat():
            yield row


def _bodies(catalog: Catalog, day: date, standard: Standard, area: Area) -> Counted:
    yield None, len([*_units(catalog, day, area, standard.kind)]), FILE, (), False


def _sites(catalog: Catalog, day: date, standard: Standard, area: Area) -> Counted:
    days = (unit.demonstration_since for unit in _units(catalog, day, area, standard.kind))
    yield None, sum(since is not None and since <= day for since in days), FILE, (), False


def _pairings(catalog: Catalog, day: date, standard: Standard, area: Area) -> Counted:
    made = [row.to_unit for row in catalog.paired(area.code, standard.kind, day)]
    if standard.unit_kind is None:
        yield None, len(made), FILE, (), False
    for unit in _units(catalog, day, area, standard.unit_kind):
        yield unit, made.count(unit.id), FILE, (), False


IN_PLACE = ("compliant", "built", "delivered")
"""What is in place of rooms and equipment: up to standard, or what is told of that (R72-R78)."""


def _of_units(ledger: str, name: str) -> Count:
    """Return how the newest filing of a ledger tells what each body has, by its list."""

    def count(catalog: Catalog, day: date, standard: Standard, area: Area) -> Counted:
        filings = _filed(catalog, day, area, ledger)
        filing = max(filings, key=lambda row: text(row.value, "period"), default=None)
        listed = [*groups(filing.value, name)] if filing else []
        names = (standard.figure,) if standard.figure else IN_PLACE
        for unit in _units(catalog, day, area, standard.unit_kind):
            rows = [
                (path, row)
                for path, row in listed
                if (row.get("unit"), row.get("kind", "")) == (unit.id, standard.facility)
            ]
            found = [whole(row, next((n for n in names if n in row), "")) for _, row in rows]
            where = filing.reference if filing else FILE
            yield unit, total(found), where, rows[0][0] if rows else (), False

    return count


def fulfilling(
    catalog: Catalog, day: date, standard: Standard, owner: str | None = None
) -> Mapping[str, str]:
    """Return by owner the document in force on a day that a standard asks for; of one, or of all.

    Where one has several, it is the last in their order. What sets a body up counts with it (R4).
    One of another kind, or of a township, is none (R104).
    """
    every = catalog.by_ledger.get("documents", ())
    known = catalog.units.values() if standard.sets_up else ()
    stands = {unit.doc for unit in known if unit.kind == standard.sets_up and unit.is_there(day)}
    return {
        row.owner: row.reference
        for row in (catalog.kept_by(owner, "documents") if owner else every)
        if text(row.value, "fulfils") == standard.id and counts(row.value)
        if is_held(row.value, day, standard.renewed_months, standard.plans_years)
        if standard.kind in {"", row.value.get("kind", standard.kind)}
        if len(text(row.value, "owner").partition("-")[0]) <= CODE
        if not standard.sets_up or row.reference in stands
    }


def _documents(catalog: Catalog, day: date, standard: Standard, area: Area) -> Counted:
    """Count the document of a county, or of the city, as it is and as it was on its day."""
    days, owner = (day, standard.due_on or day), (*standard.of_city, area.code)[0]
    made, then = (fulfilling(catalog, on, standard, owner) for on in days)
    yield None, len(made), (*made.values(), FILE)[0], (), bool(then)


def _training(catalog: Catalog, day: date, standard: Standard, area: Area) -> Counted:
    """Count the events of the last period that is over, from the programme's start on."""
    running, programme = around(day, standard.period), catalog.programme
    span = around(running.first - DAY, running.cycle) if running else None
    if span and (programme is None or programme.start_on <= span.first):
        filed = _filed(catalog, day, area, "events")
        mine = (row for row in filed if text(row.value, "kind") == standard.kind)
        days = ((row.reference, as_day(row.value.get("held_on"))) for row in mine)
        made = [name for name, held in days if held and span.first <= held <= span.last]
        yield None, len(made), (*made, FILE)[0], (), False


COUNTS: Mapping[str, Count] = {
    "bodies": _bodies,
    "pairings": _pairings,
    "demonstrations": _sites,
    "facilities": _of_units("facilities", "items"),
    "posts": _of_units("posts", "units"),
    "documents": _documents,
    "training": _training,
}
"""How what a county has is counted, by group of standards."""


def standards_of(catalog: Catalog, group: str) -> Iterator[Standard]:
    """Yield the standards of a group."""
    for document in catalog.by_ledger.get("standards", ()):
        known = converted(document.value, Standards)
        yield from getattr(known, group) if known else ()


def held_against(
    catalog: Catalog, day: date, asked: Container[str] = COUNTS
) -> tuple[Against, ...]:
    """Return every standard of the city at the end of a day against every county and body.

    Those of some groups may be `asked` for alone.
    """
    return tuple(
        Against(group, standard, area.code, *counted, public=is_public(catalog, standard))
        for group, count in COUNTS.items()
        if group in asked
        for standard in standards_of(catalog, group)
        for area in ((catalog.city,) if standard.of_city else catalog.counties_on(day))
        if area and standard.is_asked(area, day)
        for counted in count(catalog, day, standard, area)
    )


def is_public(catalog: Catalog, standard: Standard) -> bool:
    """Say whether everybody may see what a standard counts, by the word beside its field."""
    way = ("pairings", "pairings", "to_unit")
    if standard.facility or standard.figure:
        rooms = ("facilities", "items", "built")
        way = rooms if standard.facility else ("posts", "units", standard.figure)
    named = {standard.facility, standard.kind}
    said = catalog.contract.field(*way).get("x-visibility")
    kept = any(named.intersection(case["in"]) for case in cases_of(said))
    return default_of(said) == "public" and not kept
