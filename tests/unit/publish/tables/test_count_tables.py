"""Counts of records, and where they lead."""

from ledgers.model.ledger_facts import ALL
from ledgers.publish.kit.components import Linked
from ledgers.publish.tables.count_tables import by_period, counted, county_rows
from tests.unit.publish.ledgers.made import COUNTY, FOLDER, HERE, cells_of, desk, plainly, record


def test_counts_lead_to_the_lines_or_to_a_list() -> None:
    one, two = record("events"), record("events", "X2")
    city = record("checks", owner="city", counties=(COUNTY,), file="data/city/checks/X1.yaml")
    own = counted(HERE, COUNTY, (one, two))
    shared = counted(HERE, COUNTY, (city, city))
    all_of_them = counted(HERE, ALL, (one, two))

    assert [own.text, own.href] == ["2", "../../methods/index.html#as-of"]
    assert shared.href == "../../counties/990121/registers/index.html#ledger-checks"
    assert all_of_them.href == "#records"


def test_a_record_of_several_counties_counts_once_in_all() -> None:
    both = record("checks", owner="city", counties=("990102", COUNTY))
    none = record("checks", "X2", owner="city", counties=(), period="")
    seen = desk(both, none)
    table = by_period(seen.here(FOLDER), [both, none])
    found = {row[0]: row[1:] for row in cells_of(table)}

    assert [plainly(column.title) for column in table.columns] == [
        "County",
        "earlier or not dated",
        "2026-06",
        "In all",
    ]
    assert found["The city as a whole"] == ["1", "—", "1"]
    assert found["In all"] == ["1", "1", "2"]
    assert sum(row[2] == "1" for name, row in found.items()) == 3


def test_only_counties_with_records_lead_to_their_part_of_the_page() -> None:
    found = dict(county_rows(desk(record("events")).here(FOLDER), "events"))
    hrefs = {code: cell.href for code, cell in found.items() if isinstance(cell, Linked)}

    assert hrefs[COUNTY] == "../../counties/990121/registers/index.html#ledger-events"
    assert hrefs["990102"] == "../../counties/990102/index.html"
