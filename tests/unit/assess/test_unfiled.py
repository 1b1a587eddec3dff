"""What a county was bound to file and did not is named and counts, however it is left out."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from ledgers.assess.city import assess
from ledgers.flow.assess import question_about
from ledgers.flow.load import City, checked
from ledgers.model.assessment import CountyResult
from ledgers.model.scoring import Measurement
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import REPOSITORY, MemoryTree
from tests.unit.assess.measures import COUNTY, FIRST, SECOND, city, indicator, measured

Record = Mapping[str, Any]
WINDOWS = [
    {"ledger": "facilities", "cycle": "quarter", "due_days": 10},
    {"ledger": "returns", "cycle": "quarter", "due_days": 10},
]
CALENDAR = {"years": ["2026"], "days": [], "windows": WINDOWS}
ROOMS = {
    "ledger": "facilities",
    "each": "items",
    "window": "latest",
    "where": [{"field": "kind", "in": ["talk_room"]}],
    "numbers": [
        {"part": "numerator", "sum": ["compliant"]},
        {"part": "denominator", "sum": ["required"]},
    ],
}
DUE, AFTER = date(2026, 7, 10), date(2026, 7, 11)


def rooms(day: date, *items: Record) -> Measurement:
    """Return the share of talk rooms of a quarter's filing with some items."""
    record = {"period": "2026-Q2", "filed_on": "2026-07-01", "items": list(items)}
    catalog = city({f"{COUNTY}/facilities/2026-Q2": record}, calendar=CALENDAR)
    return measured(catalog, indicator("ratio", ROOMS, ranking_allowed=True), day)


def test_a_filing_without_the_entries_of_a_share_is_not_filed_from_the_day_after_it_was_due() -> (
    None
):
    other = {"kind": "office", "required": 2, "compliant": 2}
    none = {"kind": "talk_room", "required": 0, "compliant": 0}

    found = rooms(AFTER, other)

    assert (found.unfiled, found.bound, str(found.reason)) == (
        True,
        True,
        "nothing of the kind is filed",
    )
    assert not rooms(DUE, other).unfiled
    assert (rooms(AFTER, none).unfiled, rooms(AFTER, none).not_applicable) == (False, True)


@pytest.mark.parametrize("window", ["latest", "year", "programme"])
def test_a_township_that_is_left_out_is_not_filed_in_any_window(window: str) -> None:
    rows = [
        {"indicator": "x", "unit": unit, "numerator": 1, "denominator": 2}
        for unit in (FIRST, SECOND)
    ]
    asked = indicator("ratio", {"ledger": "returns", "window": window}, level="township")

    def found(*values: Record) -> Measurement:
        record = {"period": "2026-Q2", "filed_on": "2026-07-01", "values": list(values)}
        return measured(
            city({f"{COUNTY}/returns/2026-Q2": record}, calendar=CALENDAR), asked, AFTER
        )

    assert not found(*rows).unfiled
    assert (found(rows[0]).unfiled, str(found(rows[0]).reason)) == (
        True,
        "filed for 1 of 2 townships",
    )


# ── The demonstration ────────────────────────────────────────────────────────────────────────────

LEFT_OUT = "990105"
MONTHS = ("2026-04", "2026-05", "2026-06")
HORIZON = date(2026, 7, 15)


@cache
def files() -> Mapping[str, bytes]:
    """Return the data and schemas of the demonstration, by path."""
    found = (*(REPOSITORY / "data").rglob("*.yaml"), *(REPOSITORY / "schemas").iterdir())
    return {str(path.relative_to(REPOSITORY)): path.read_bytes() for path in found}


def without_documents(text: bytes) -> bytes:
    """Return a return without its three lines of the documents issued."""
    lines = text.decode().splitlines(keepends=True)
    at = next(no for no, line in enumerate(lines) if line.endswith("indicator: documents_issued\n"))
    return "".join(lines[:at] + lines[at + 3 :]).encode()


def of_county(seen: City, code: str, day: date) -> CountyResult:
    """Return what is worked out about a county at a day."""
    return assess(question_about(seen, seen.catalog), day, weeks=False).county(code)


@pytest.mark.demonstration
def test_to_leave_an_indicator_out_of_three_filings_costs_points_and_is_told() -> None:
    """M15: nine lines fewer raised 990105 from rank 6 to 2."""
    paths = [f"data/counties/{LEFT_OUT}/returns/{month}.yaml" for month in MONTHS]
    trees = (files(), {**files(), **{path: without_documents(files()[path]) for path in paths}})

    whole, less = (
        checked(documents_of(tree), schemas_of(tree), HORIZON, None)
        for tree in map(MemoryTree, trees)
    )

    was, now = (of_county(each, LEFT_OUT, HORIZON).standing for each in (whole, less))
    assert was.score is not None
    assert now.score is not None
    assert 0 < now.score < was.score <= Decimal("63.8")
    assert now.coverage == was.coverage
    told = [row.place.file for row in less.problems if row.kind.code == "T151"]
    assert told == paths


@pytest.mark.demonstration
def test_late_work_that_is_accepted_raises_a_score() -> None:
    """M7: 990122 finished late work from 12 to 15 July, and its score fell from 63.7 to 63.3."""
    tree = MemoryTree(files())
    seen = checked(documents_of(tree), schemas_of(tree), HORIZON, None)

    then, now = (of_county(seen, "990122", day) for day in (date(2026, 7, 12), HORIZON))

    assert then.totals.progress is not None
    assert now.totals.progress is not None
    assert now.totals.progress - then.totals.progress > Decimal("0.09")
    assert then.standing.score is not None
    assert now.standing.score is not None
    assert then.standing.score < now.standing.score
