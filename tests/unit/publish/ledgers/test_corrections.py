"""What was corrected after it was filed, on the page of its ledger and for download."""

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


def test_the_list_for_download_says_where_each_value_is() -> None:
    seen = desk(record("returns", "2026-05", value={"corrections": [FIGURE]}))

    (row,) = CORRECTIONS.data(seen).rows

    asked = ("ledger", "record", "at", "was", "now", "reason")
    assert [row[name] for name in asked] == [
        *("returns", "2026-05", "/values/0/numerator"),
        *(28, 30, "复核"),
    ]
