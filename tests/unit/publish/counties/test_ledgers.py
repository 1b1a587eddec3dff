"""What a county has in each ledger."""

from ledgers.publish.counties.ledgers import county_ledgers
from ledgers.publish.kit import links
from tests.unit.publish.ledgers.made import COUNTY, desk, plainly, record, shown


def test_a_county_sees_its_records_by_sort() -> None:
    seen = desk(
        record("findings", sort="check"),
        record("findings", "X2", sort="check", day=""),
        record("posts", day=""),
    )
    listed = county_ledgers(seen.here(links.county_page(COUNTY)), COUNTY)
    found = {part["id"]: part for part in listed}

    assert plainly(found["ledger-findings"]["sentence"]) == "2 records, the newest of 2026-06-10."
    assert shown(found["ledger-findings"]["sorts"]) == "check 2"
    assert plainly(found["ledger-posts"]["sentence"]) == "1 records."
    assert found["ledger-posts"]["sorts"] is None
