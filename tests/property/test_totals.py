"""Totals in workbooks: right ones are silent, of wrong ones each is told, and no entry is one."""

from hypothesis import given
from hypothesis import strategies as st

from ledgers.edit.workbooks.totals import totals
from ledgers.edit.workbooks.typed import Column
from ledgers.model.contract import Contract
from ledgers.model.tables import tables_of
from ledgers.model.workbook import Read

ENTRY = {"unit": {"type": "string"}, "kind": {"type": "string"}, "n": {"type": "integer"}}
ROWS = {"type": "array", "x-unique": ["unit", "kind"], "items": {"properties": ENTRY}}
TABLE = tables_of(Contract({"returns": {"properties": {"rows": ROWS}}}).ledger("returns"))[1]
COLUMNS = {field.names: Column(field, {}) for field in TABLE.columns}
KEYS = list(COLUMNS)[: TABLE.keys]

Typed = tuple[object, object, object]
counts = st.one_of(st.none(), st.integers(0, 10**6))
parts = st.lists(st.lists(counts, min_size=1, max_size=4), min_size=1, max_size=4)


def told(rows: list[Typed]) -> dict[int, list[str]]:
    """Return the fields that are wrong in each total, by its line."""
    lines = {
        at: {names: Read(value) for names, value in zip(COLUMNS, row, strict=True)}
        for at, row in enumerate(rows)
    }
    found = totals(lines, COLUMNS, KEYS)
    return {line: [names[-1] for names in wrong] for line, wrong in found}


@given(parts, st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_each_total_is_held_against_its_rows(
    groups: list[list[int | None]], more: list[int]
) -> None:
    rows: list[Typed] = []
    expected = {}
    for group, extra in zip(groups, more, strict=False):
        rows += [(f"u{at}", "k", count) for at, count in enumerate(group)]
        expected[len(rows)] = ["n"] * bool(extra)
        rows.append(("小计", None, sum(count or 0 for count in group) + extra))
    whole = sum(count or 0 for group in groups for count in group)
    expected[len(rows)] = ["n"] * bool(more[-1])
    rows.append((" 总计", None, whole + more[-1]))

    assert told(rows) == expected


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 99)), min_size=1, max_size=6))
def test_a_key_beside_the_word_makes_it_the_total_of_that_key(rows: list[tuple[str, int]]) -> None:
    typed: list[Typed] = [(f"u{at}", kind, n) for at, (kind, n) in enumerate(rows)]
    typed += [("合计", kind, sum(n for each, n in rows if each == kind)) for kind in "ab"]
    assert told(typed) == {len(rows): [], len(rows) + 1: []}


def test_what_is_no_number_is_told_once_where_it_stands() -> None:
    assert told([("u", "k", "six"), ("合计", None, 6)]) == {1: []}
    assert told([("u", "k", 6), ("合计", None, "six")]) == {1: ["n"]}
