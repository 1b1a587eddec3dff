"""Totals in workbooks: right ones are silent, of wrong ones each is told, and no entry is one."""

from hypothesis import given
from hypothesis import strategies as st

from ledgers.edit.workbooks.taken import Typed
from ledgers.edit.workbooks.typed import Column
from ledgers.model.contract import Contract
from ledgers.model.tables import tables_of
from ledgers.model.workbook import Filled, Read

ENTRY = {"unit": {"type": "string"}, "n": {"type": "integer"}}
ROWS = {"type": "array", "x-unique": ["unit"], "items": {"properties": ENTRY}}
TABLES = tables_of(Contract({"returns": {"properties": {"rows": ROWS}}}).ledger("returns"))
COLUMNS = {field.names: Column(field, {}) for field in TABLES[1].columns}
FIRST = 5

counts = st.one_of(st.none(), st.integers(0, 10**6))
parts = st.lists(st.lists(counts, min_size=1, max_size=4), min_size=1, max_size=4)


def told(rows: list[tuple[str, object]]) -> tuple[list[int], list[object]]:
    """Return the rows whose number is marked, and the units that are taken."""
    cells = {(1, 1): Read("returns.rows"), (1, 2): Read("rows.unit"), (1, 3): Read("rows.n")}
    for at, row in enumerate(rows, FIRST):
        cells |= {
            (at, column): Read(value) for column, value in enumerate(row, 2) if value is not None
        }
    typed = Typed(TABLES, {})
    typed.take(TABLES[1], COLUMNS, {"rows": Filled("rows", cells)}, "rows")
    assert {mark.spot[1] for mark in typed.marks} <= {3}
    units = [value for (_, _, names), value in typed.values.items() if names[-1] == "unit"]
    return [mark.spot[0] - FIRST for mark in typed.marks], units


@given(parts, st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_each_total_is_held_against_its_rows(
    groups: list[list[int | None]], more: list[int]
) -> None:
    rows: list[tuple[str, object]] = []
    expected = []
    for number, (group, extra) in enumerate(zip(groups, more, strict=False)):
        rows += [(f"{number}-{at}", count) for at, count in enumerate(group)]
        expected += [len(rows)] * bool(extra)
        rows.append(("小计", sum(count or 0 for count in group) + extra))
    units = [name for name, count in rows if name != "小计" and count is not None]
    whole = sum(count or 0 for group in groups for count in group)
    expected += [len(rows)] * bool(more[-1])
    rows.append((" 总　计", whole + more[-1]))

    assert told(rows) == (expected, units)


def test_what_is_no_number_is_told_once_where_it_stands() -> None:
    assert told([("a", "six"), ("合计", 6)]) == ([0], ["a"])
    assert told([("a", 6), ("合计", "six"), ("b", 1), ("total", 7)]) == ([1], ["a", "b"])
