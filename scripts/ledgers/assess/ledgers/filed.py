"""What counties filed: required documents, posts, facilities and checklists, events."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from ledgers.model.catalog import Catalog
from ledgers.model.ledger_facts import Checklist, Events, Filed, Quarter
from ledgers.model.ledger_records import Record, Records, valid
from ledgers.model.rows import Value, decimal, in_groups, rows, text, total, whole


def posts(catalog: Catalog, records: Records) -> Quarter:
    """Return the posts and staff of each county by kind of body, as last filed."""
    newest = _newest(records.get("posts", ()))
    kinds = {name: unit.kind or "" for name, unit in catalog.units.items()}
    filed = _filed(newest, "units", lambda row: kinds.get(text(row, "unit"), ""))
    return Quarter(newest, tuple(filed))


def facilities(records: Records) -> Quarter:
    """Return the facilities of each county by kind, and its checklists, as last filed."""
    newest = _newest(records.get("facilities", ()))
    filed = _filed(newest, "items", lambda row: text(row, "kind"))
    return Quarter(newest, tuple(row for row in filed if row.kind), tuple(_checklists(newest)))


def _newest(records: Sequence[Record]) -> dict[str, Record]:
    listed = sorted(valid(records), key=lambda record: record.period)
    return {county: record for record in listed for county in record.counties}


def _filed(
    newest: Mapping[str, Record], name: str, kind_of: Callable[[Value], str]
) -> Iterator[Filed]:
    """Yield the figures of each county and kind from a list, added up where they are known."""
    for county, record in sorted(newest.items()):
        pairs = ((kind_of(row), row) for row in rows(record.value, name))
        for kind, listed in sorted(in_groups(pairs).items()):
            names = sorted({"vacant", *(name for row in listed for name in row)})
            figures = {name: total([figure(row, name) for row in listed]) for name in names}
            yield Filed(county, kind, record, figures)


def figure(row: Value, name: str) -> int | None:
    """Return a figure of a row; the vacant posts follow from the others."""
    if name != "vacant":
        return whole(row, name)
    established, in_post = whole(row, "established"), whole(row, "in_post")
    if established is None or in_post is None:
        return None
    return max(0, established + (whole(row, "allowance") or 0) - in_post)


def _checklists(newest: Mapping[str, Record]) -> Iterator[Checklist]:
    """Yield how many bodies of each county have every item of each checklist."""
    for county, record in sorted(newest.items()):
        listed = rows(record.value, "checklists")
        groups = in_groups((text(row, "checklist"), row) for row in listed)
        for name, found in sorted(groups.items()):
            pairs = [_complete(row) for row in found]
            complete, bodies = (sum(numbers) for numbers in zip(*pairs, strict=True))
            if bodies:
                yield Checklist(county, name, complete, bodies)


def _complete(row: Value) -> tuple[int, int]:
    """Return how many bodies have every item of a checklist, and how many it speaks of.

    A row of several bodies counts only where it says how many of them have every item.
    """
    bodies, complete = whole(row, "bodies"), whole(row, "complete")
    if bodies is None:
        return 0 if row.get("lack") else 1, 1
    return (0, 0) if complete is None else (complete, bodies)


def days_of(event: Record) -> Decimal:
    """Return how long an event lasted, in days; one that names no days lasted one."""
    return decimal(event.value, "days") or Decimal(1)


def events(records: Records) -> Iterator[Events]:
    """Yield how many events of each kind began in each month, and how long they lasted."""
    dated = (record for record in valid(records.get("events", ())) if record.period)
    rows = (((row.sort, row.period), days_of(row)) for row in dated)
    for (kind, month), found in sorted(in_groups(rows).items()):
        yield Events(kind, month, len(found), sum(found, Decimal(0)))
