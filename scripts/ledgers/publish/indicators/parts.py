"""What a sum of parts is made of in each county, such as risk points by grade (R331)."""

from collections import Counter
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from typing import Any

from ledgers.model.method import Indicator
from ledgers.model.rows import Value, rows, text
from ledgers.model.words import say
from ledgers.publish.kit.components import Row, Table
from ledgers.publish.kit.context import Leaf


def parts_table(here: Leaf, indicator: Indicator) -> Table | None:
    """Return the numbers of each part by county; nothing for an indicator without parts."""
    entries = (row.value for row in here.desk.records.get("indicators", ()))
    named = [part for row in entries if row["id"] == indicator.id for part in rows(row, "parts")]
    found = _counties(here, indicator, named) if named else ()
    return here.table_of_any(say("The parts of the sum"), found, sortable=True)


def _counties(here: Leaf, indicator: Indicator, named: list[Value]) -> Iterator[Row]:
    heads = {part["code"]: here.desk.both(text(part, "zh"), text(part, "en")) for part in named}
    for found in here.view.measurements.get(indicator.id, {}).values():
        counts = Counter[object]()
        for one in found.inputs:
            filed: Any = here.view.catalog.filed[one.record].document.value
            counts.update({row["code"]: row["count"] for row in reduce(getitem, one.path, filed)})
        numbers = (here.number(name, str(counts[code])) for code, name in heads.items())
        yield here.row(here.county_cell(found.county), *numbers)
