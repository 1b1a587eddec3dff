"""Read a field of a row: in the entry, further out, or through what it refers to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ledgers.assess.indicators.rows import DatedRow, Index
from ledgers.model.lives.finding import life_of
from ledgers.model.measuring import WORKED_OUT
from ledgers.model.rows import NOTHING


def field_of(index: Index, row: DatedRow, path: str, day: str) -> Any:  # noqa: ANN401 — any value
    """Return the value of a field at a day, None where it is not there.

    The first name is looked up in the entry, then in the record. Where a name leads on from the
    identifier of a body, it reads the register (`unit.kind`); of a list, every entry is read.
    """
    first, *others = path.split(".")
    value = row.value.get(first, row.whole.get(first))
    if value is None and first in WORKED_OUT.get(row.ledger, ()):
        value = _of_finding(index, row, first, day)
    for name in others:
        value = _step(index, value, name)
    return value


def _step(index: Index, value: Any, name: str) -> Any:  # noqa: ANN401 — any value
    if isinstance(value, list):
        found = [_step(index, item, name) for item in value]
        return [item for item in found if item is not None]
    if isinstance(value, str):
        value = index.units.get(value, NOTHING)
    return value.get(name) if isinstance(value, Mapping) else None


def _of_finding(index: Index, row: DatedRow, name: str, day: str) -> str | None:
    """Return a day in the life of a finding, from what was filed and decided up to a day."""
    finding, as_of = row.record.rpartition("/")[2], date.fromisoformat(day) if day else date.min
    filed = f"{row.whole.get('county')}/rectifications/{finding}"
    # What is decided on nothing that may be seen cannot be seen either.
    life = life_of(index.catalog, finding, as_of if filed in index.records else date.min)
    found = getattr(life, name, None)
    return None if found is None else str(found)
