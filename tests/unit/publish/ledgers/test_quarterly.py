"""Posts and facilities, as last filed."""

from ledgers.publish.ledgers.quarterly import facilities, posts
from ledgers.publish.subjects.entries import of_county
from ledgers.publish.subjects.stages import inside_of
from tests.unit.publish.ledgers.made import COUNTY, FOLDER, cells_of, desk, record


def test_staff_are_counted_as_last_filed() -> None:
    old = record("posts", "2026-Q1", period="2026-Q1", value={"units": [{"established": 9}]})
    new = record("posts", "2026-Q2", period="2026-Q2", value={"units": [{"established": 4}]})
    (found,) = posts(desk(new, old).here(FOLDER))
    by_county = {row[0]: row[1:3] for row in cells_of(found.tables[0])}

    assert by_county["In all"] == ["—", "4"]
    assert list(posts(desk().here(FOLDER))) == []


def test_rooms_show_what_is_known_and_a_dash_for_the_rest() -> None:
    items = [
        {"kind": "talk_room", "required": 4, "built": 3, "compliant": 2},
        {"kind": "archive_room", "built": 1},
        {"kind": "phone", "delivered": 2},
    ]
    lists = [
        {"checklist": "eight", "have": ["a"], "lack": ["b"]},
        {"checklist": "eight", "have": ["a", "b"]},
        {"checklist": "six", "bodies": 9, "complete": 7},
    ]
    filed = record("facilities", value={"items": items, "checklists": lists})
    kinds, checklists = facilities(desk(filed).here(FOLDER))

    assert [row[-2:] for row in cells_of(kinds.tables[0])] == [["—"] * 2, ["—"] * 2, ["2", "50.0%"]]
    assert cells_of(checklists.tables[0])[-1] == ["In all", "1 / 2", "7 / 9"]
    assert list(facilities(desk().here(FOLDER))) == []


def test_each_body_is_told_with_what_it_has_of_a_checklist_and_lacks() -> None:
    items = [{"code": "oath", "zh": "宣誓", "en": "Oath"}, {"code": "film", "zh": "微电影"}]
    lists = [{"id": "ten_ones", "title": "十个一", "items": items}]
    unit = f"{COUNTY}-county_commission-01"
    own = {"unit": unit, "checklist": "ten_ones", "have": ["oath"], "lack": ["film"]}
    standards = record("standards", owner="city", value={"checklists": lists})
    seen = desk(standards, record("facilities", value={"checklists": [own]}))
    (listing,) = inside_of(seen, "facilities")
    table = of_county(listing, seen.here(FOLDER), COUNTY)
    (row,) = listing.data(seen).rows

    assert table
    assert [cell[2:] for cell in cells_of(table)] == [
        [seen.unit_name(unit), "十个一", "Oath", "微电影"]
    ]
    assert (row["unit"], row["have"], row["have_name"]) == (unit, "oath", "Oath")
