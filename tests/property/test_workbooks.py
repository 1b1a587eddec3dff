"""Workbooks: whatever a record holds goes out and comes back, and a changed value alone changes."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers.edit.workbooks.form import Filing, Form
from ledgers.edit.workbooks.taken import Typed, merged, origin_of
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract
from ledgers.model.document import Document
from ledgers.model.layout import located
from ledgers.model.records import Area
from ledgers.model.tables import flat, record, tables_of
from ledgers.model.words import english
from ledgers.model.yaml_text import block
from ledgers.read.documents import document_of
from ledgers.read.workbook import filled
from ledgers.report.workbook import written

FILE = "data/counties/990121/returns/2026-Q3.yaml"
WORDS = {"a": {"zh": "甲、乙", "en": "first"}, "b_1": {"zh": "乙", "en": "second"}}
DAY = {"$ref": "defs.schema.json#/$defs/date"}
CODE = {"type": "string", "enum": list(WORDS), "x-words": WORDS}
ENTRY: dict[str, Any] = {
    "code": CODE,
    "no": {"type": "integer"},
    "name": {"type": "string"},
    "size": {"type": "number"},
    "on": DAY,
    "yes": {"type": "boolean"},
    "codes": {"type": "array", "items": CODE},
    "rest": {"type": "object", "properties": {"kept": {"type": "number"}}},
}
PARTS = {"properties": {"code": CODE, "count": {"type": "integer"}}}
INNER = {"type": "array", "x-unique": ["code"], "items": PARTS}
ROWS = {
    "type": "array",
    "x-unique": ["code", "no"],
    "items": {"properties": {**ENTRY, "parts": INNER}},
}
SCHEMA = {"properties": {"period": {"type": "string"}, **ENTRY, "rows": ROWS}}
DEFS = {"$defs": {"date": {"type": "string"}}}
LEDGER = Contract({"returns": SCHEMA, "defs": DEFS}).ledger("returns")
TABLES = tables_of(LEDGER)
CITY = Area("990100", "市", "city", None)
CATALOG = Catalog((), areas={"990100": CITY, "990121": Area("990121", "县", "county", "990100")})

texts = st.text(st.sampled_from("ab1=+-@'\"：，、 _x0041_县é\n"), min_size=1, max_size=9)
numbers = st.one_of(
    st.integers(-(10**18), 10**18),
    st.decimals(-(10**9), 10**9, places=3).map(lambda number: Decimal(f"{number:f}")),
)
codes = st.sampled_from(list(WORDS))
days = st.dates(date(1950, 1, 1), date(2099, 12, 31)).map(date.isoformat)
single: dict[str, st.SearchStrategy[Any]] = {
    "name": texts.filter(lambda text: text == text.strip() != ""),
    "size": numbers,
    "on": days,
    "yes": st.booleans(),
    "codes": st.lists(codes, max_size=3),
    "rest": st.fixed_dictionaries({"kept": numbers}),
}
parts = st.lists(
    st.fixed_dictionaries({"code": codes, "count": st.integers(0, 99)}),
    min_size=1,
    unique_by=lambda row: row["code"],
)
row = st.fixed_dictionaries(
    {"code": codes, "no": st.integers(0, 3)}, optional={**single, "parts": parts}
)
rows = st.lists(row, min_size=1, max_size=4, unique_by=lambda row: (row["code"], row["no"]))
records = st.fixed_dictionaries(
    {"period": st.just("2026-Q3")}, optional={**single, "code": codes, "no": numbers, "rows": rows}
)


def read(value: Mapping[str, Any]) -> Document:
    """Return the document of a record."""
    location = located(FILE)
    assert location is not None
    (document,) = document_of(FILE, location, block(value).encode("utf-8"))
    assert isinstance(document, Document), document
    return document


def back(document: Document, language: str, folder: Path) -> tuple[dict[str, Any], Typed]:
    """Send a record out as a workbook, and take it back as it is."""
    form = Form(CATALOG, "990121", "2026-Q3", language, english)
    data = written(form.sheets([Filing(LEDGER, FILE, document, None)]), date(2026, 9, 30))
    file = folder / "form.xlsx"
    file.write_bytes(data)
    sheets = filled(file)[1]
    assert origin_of(sheets, "990100").files == {"returns": (document.blob, document.text)}
    held = flat(TABLES, document.value)
    typed = Typed(TABLES, held)
    for table in TABLES:
        typed.take(table, form.columns(table), sheets, form.title(table))
    rest = {"period": document.value["period"]}
    return record(TABLES, merged(typed, held), deepcopy(rest)), typed


@settings(max_examples=6)
@given(records, st.sampled_from(["zh", "en"]))
def test_a_record_comes_back_as_it_went_out(
    tmp_path_factory: pytest.TempPathFactory, value: dict[str, Any], language: str
) -> None:
    document = read(value)

    found, typed = back(document, language, tmp_path_factory.getbasetemp())

    assert (found, typed.marks, typed.notes) == (document.value, [], [])


@settings(max_examples=2)
@given(records)
def test_the_same_record_makes_the_same_bytes(value: dict[str, Any]) -> None:
    filings = [Filing(LEDGER, FILE, read(value), None)]

    once, again = (
        written(
            Form(CATALOG, "990121", "2026-Q3", "zh", english).sheets(filings), date(2026, 9, 30)
        )
        for _ in range(2)
    )

    assert once == again
