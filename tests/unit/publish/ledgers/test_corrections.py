"""What was corrected after it was filed, on the page of its ledger and for download."""

import pytest

from ledgers.publish.ledgers.corrections import CORRECTIONS, corrections
from tests.unit.publish.ledgers.made import FOLDER, cells_of, desk, record

FIGURE = {"on": "2026-06-18", "at": "/values/0/numerator", "was": 28, "now": 30, "reason": "复核"}
IN_WORDS = {"on": "2026-06-20", "text": "口径已更正"}


def test_corrections_are_listed_the_newest_first_and_only_those_of_the_ledger() -> None:
    filed = record("returns", "2026-05", value={"corrections": [FIGURE, IN_WORDS]})
    other = record("petitions", "2026-05", value={"corrections": [IN_WORDS]})
    seen = desk(filed, other)

    (block,) = corrections(seen.here(FOLDER), "returns")

    assert [[row[0], *row[3:]] for row in cells_of(block.tables[0])] == [
        ["2026-06-20", "—", "—", "—", "—", "口径已更正"],
        ["2026-06-18", "Numerator", "28", "30", "复核", "—"],
    ]
    assert list(corrections(seen.here(FOLDER), "posts")) == []


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ([{"total": 90.5}, {"total": 0}], [{"total": 88}, {"total": 0}], ["90.5 · 0", "88 · 0"]),
        ([{"rank": 1}, {"rank": 2}], [{"rank": 2}, {"rank": 1}], ["1 · 2", "2 · 1"]),
        ([{"place": "first"}], [{"place": "last"}], ["—", "—"]),
    ],
)
def test_of_results_the_points_are_told_or_the_ranks(
    was: list[object], now: list[object], told: list[str]
) -> None:
    made = {"on": "2026-07-20", "at": "/results", "was": was, "now": now}
    seen = desk(record("appraisals", "K2026-9001", value={"corrections": [made]}))

    (block,) = corrections(seen.here(FOLDER), "appraisals")

    (row,) = cells_of(block.tables[0])
    assert row[3:6] == ["Results", *told]


def test_the_list_for_download_says_where_each_value_is() -> None:
    seen = desk(record("returns", "2026-05", value={"corrections": [FIGURE]}))

    (row,) = CORRECTIONS.data(seen).rows

    asked = ("ledger", "record", "at", "was", "now", "reason")
    assert [row[name] for name in asked] == [
        *("returns", "2026-05", "/values/0/numerator"),
        *(28, 30, "复核"),
    ]
