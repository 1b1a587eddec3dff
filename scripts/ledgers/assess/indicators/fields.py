"""What a field of a row holds at a day, and what is worked out of it for that day."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from ledgers.assess.indicators.rows import Basis, DatedRow, Index
from ledgers.model.contract import LEVELS, cases_of, default_of
from ledgers.model.lives.finding import life_of
from ledgers.model.method import WORKED_OUT
from ledgers.model.periods import DAY
from ledgers.model.rows import NOTHING, decimal, rows, text, texts


def field_of(index: Index, row: DatedRow, path: str, day: str) -> Any:  # noqa: ANN401 — any value
    """Return the value of a field at a day, None where it is not there.

    The first name is looked up in the entry, then in the record. Where a name leads on from the
    identifier of a body, or of a required document, it reads the register (`unit.kind`), from the
    name of a record, that one (`about.found_on`); of a list, every entry is read. What is left out
    is what the schema says that it means then.
    """
    first, *others = path.split(".")
    value = row.value.get(first, row.whole.get(first))
    if value is None:
        value = _left_out(index, row, first)
    if value is None and first in WORKED_OUT.get(row.ledger, ()):
        if row.ledger == "pairings":
            return _of_pairing(index, row, first, day)
        if row.ledger == "posts":
            return _of_posts(row.value, first)
        if row.ledger == "documents":
            return _standing(row, day)
        if row.ledger == "rectifications":
            return _done_on(row)
        value = _of_finding(index, row.record, first, day)
    for name in others:
        value = _step(index, value, name, day)
    return value


def _left_out(index: Index, row: DatedRow, name: str) -> object:
    """Return what a field means that is left out; None where it may be there, and not public."""
    names = (step for step in row.path if isinstance(step, str))
    schema = index.catalog.contract.field(row.ledger, *names, name)
    said = schema.get("x-visibility")
    hidden = any(row.whole.get(case["field"]) in case["in"] for case in cases_of(said))
    public = default_of(said) == LEVELS[0] and not hidden
    return schema.get("default") if public or not index.catalog.published else None


def _step(index: Index, value: Any, name: str, day: str) -> Any:  # noqa: ANN401 — any value
    if isinstance(value, list):
        found = [_step(index, item, name, day) for item in value]
        return [item for item in found if item is not None]
    if isinstance(value, str):
        if value.startswith("city/findings/") and name in WORKED_OUT["findings"]:
            return _of_finding(index, value, name, day) if value in index.records else None
        value = index.registered.get(value) or index.records.get(value, NOTHING)
    return value.get(name) if isinstance(value, dict) else None


def _of_pairing(index: Index, row: DatedRow, name: str, day: str) -> Decimal:
    """Return the days of help that its body lacked last month, or its leader's classes there."""
    pairing, month = row.value, str(date.fromisoformat(day).replace(day=1) - DAY)[:7]
    every = index.rows(text(pairing, "county"), Basis("events"))
    there = (one for one in every if text(pairing, "to_unit") in texts(one.value, "units"))
    held = [(text(one.value, "kind"), one.on, one.value) for one in there if one.stands(day)]
    if name == "classes":
        classes = [(kind, on[:4], one.get("leader_post")) for kind, on, one in held]
        return Decimal(classes.count(("training", day[:4], pairing.get("from_post"))))
    helped = ((on, decimal(one, "days") or Decimal(1)) for kind, on, one in held if kind == "help")
    quota = decimal(pairing, "quota_days_month") if row.on <= f"{month}-01" else None
    return max((quota or Decimal(0)) - _days_in(month, helped), Decimal(0))


def _days_in(month: str, began: Iterable[tuple[str, Decimal]]) -> Decimal:
    """Return the days of a month in what began on days and lasted so many; each day is one."""
    held: dict[str, Decimal] = {}
    for on, days in began:
        for after in range(ceil(days)):
            day = str(date.fromisoformat(on) + after * DAY)
            held[day] = min(held.get(day, Decimal(0)) + min(days - after, Decimal(1)), Decimal(1))
    return sum((part for day, part in held.items() if day[:7] == month), Decimal(0))


def _of_posts(body: Mapping[str, Any], name: str) -> Decimal:
    """Return the vacant posts of a body, or those advertised of what was vacant (R274)."""
    held = ("established", "in_post", "recruited", "advertised")
    established, in_post, recruited, told = (decimal(body, key) or Decimal(0) for key in held)
    vacant = max(established - in_post, Decimal(0))
    return vacant if name == "vacant" else min(told, vacant + recruited)


def _standing(row: DatedRow, day: str) -> str | None:
    """Return the status that a document has at the end of a day (R155, R157)."""
    known = [text(one, "status") for one in rows(row.whole, "updates") if text(one, "on") <= day]
    return known[-1] if known else None


def _done_on(row: DatedRow) -> str | None:
    """Return the day on which it came in that a measure of rectification is done (R7)."""
    told = (one for one in rows(row.whole, "updates") if row.value.get("id") in one.get("done", ()))
    return next((text(one, "came_in") or text(one, "on") for one in told), None)


def _of_finding(index: Index, record: str, name: str, day: str) -> str | None:
    """Return a day in the life of a finding, from what was filed and decided up to a day."""
    finding, as_of = record.rpartition("/")[2], date.fromisoformat(day) if day else date.min
    filed = f"{index.records[record].get('county')}/rectifications/{finding}"
    # What is decided on nothing that may be seen cannot be seen either.
    life = life_of(index.catalog, finding, as_of if filed in index.records else date.min)
    found = getattr(life, name, None)
    return None if found is None else str(found)
