"""Whatever is corrected once an appraisal is final, the results of earlier days stay."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from ledgers.model.appraising import appraised
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract
from ledgers.model.lives.on_day import known_on
from ledgers.model.rows import rows
from tests.unit.project.made import document

FINAL = date(2026, 7, 10)
OFFSETS = some.integers(1, 20)
STEPS = some.lists(
    some.tuples(OFFSETS, some.integers(0, 1), some.integers(0, 40)),
    max_size=4,
    unique_by=lambda step: step[0],
).map(sorted)
"""Corrections: how many days after the final one, of whose mark, and the new mark."""
FORM = [{"item": "study", "max": 40, "assessors": [{"unit": "office"}]}]
SAID: dict[str, Any] = {"period": "2026-Q1", "final_on": FINAL.isoformat()}
COMBINED: dict[str, Any] = {
    **SAID,
    "kind": "overall",
    "combine": [{"mode": "spot", "weight": 1}],
    "entries": [{"unit": "a"}, {"unit": "b"}],
}


def catalog(marks: Sequence[int], corrections: Sequence[dict[str, Any]] = ()) -> Catalog:
    """Return an appraisal of two units and one that combines it, with their results."""
    entries = [
        {"unit": unit, "marks": [{"item": "study", "by": "office", "score": mark}]}
        for unit, mark in zip("ab", marks, strict=True)
    ]
    spot = {**SAID, "kind": "spot", "form": FORM, "first": 1, "entries": entries}
    made = {"corrections": list(corrections)} if corrections else {}
    filed: dict[str, dict[str, Any]] = {"K2026-0001": {**spot, **made}, "K2026-0002": COMBINED}
    files = (document(f"data/city/appraisals/{name}.yaml", row) for name, row in filed.items())
    return appraised(catalog_of(files, Contract()))


def results(found: Catalog) -> list[object]:
    """Return the results of both appraisals."""
    return [rows(row.value, "results") for row in found.documents]


@given(some.tuples(some.integers(0, 40), some.integers(0, 40)), STEPS, some.integers(0, 21))
def test_a_result_of_a_day_is_that_of_the_marks_of_the_day(
    marks: tuple[int, int], steps: list[tuple[int, int, int]], after: int
) -> None:
    now, then, made = list(marks), list(marks), []
    for days, which, mark in steps:
        on, at = FINAL + timedelta(days), f"/entries/{which}/marks/0/score"
        made.append({"on": on.isoformat(), "at": at, "was": now[which], "now": mark})
        now[which] = mark
        if days <= after:
            then[which] = mark

    found = catalog(now, made)

    assert results(known_on(found, FINAL + timedelta(after))) == results(catalog(then))
    assert [row.value for row in appraised(found).documents] == [
        row.value for row in found.documents
    ]
