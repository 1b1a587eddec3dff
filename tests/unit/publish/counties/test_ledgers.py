"""What a county has in each ledger."""

from ledgers.publish.counties.ledgers import bodies, county_ledgers
from ledgers.publish.kit import links
from tests.unit.publish.ledgers.made import COUNTY, cells_of, desk, plainly, record, shown


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


def test_a_county_shows_who_belongs_to_a_zone_and_who_is_a_pilot() -> None:
    """R116, R152: both are to be read by everybody."""
    town = f"{COUNTY}100-township_commission-01"
    pilot = {"id": town, "name": "甲", "kind": "township_commission", "pilot_since": "2026-04-20"}
    zone = {"id": f"{COUNTY}-coop_zone-01", "name": "乙", "kind": "coop_zone", "members": [town]}
    seen = desk(record("units", value=pilot, day=""), record("units", value=zone, day=""))
    name = plainly(seen.unit_name(town))

    table = bodies(seen.here(links.county_registers(COUNTY)), COUNTY)

    assert table is not None
    heads = [plainly(column.title) for column in table.columns[2:]]
    assert heads == ["Pilot since", "Member bodies"]
    assert [row[2:] for row in cells_of(table)] == [["2026-04-20", "—"], ["—", name]]
