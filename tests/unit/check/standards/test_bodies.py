"""Counties are held against the city's standards."""

import pytest

from ledgers.check.standards.bodies import off_standard
from ledgers.model.records import Standard
from ledgers.model.words import english
from tests.unit.check.filed import grounds


@pytest.mark.parametrize(
    ("exactly", "at_least", "count", "well"),
    [
        (1, None, 1, True),
        (1, None, 0, False),
        (1, None, 2, False),
        (0, None, 0, True),
        (None, 3, 3, True),
        (None, 3, 2, False),
        (None, 3, 9, True),
        (None, 0, 0, True),
        (None, None, 0, True),
    ],
)
def test_a_count_meets_a_standard_or_does_not(
    exactly: int | None, at_least: int | None, count: int, *, well: bool
) -> None:
    assert (Standard("internal_office", exactly, at_least).short(count) == 0) is well


STANDARDS = "data/city/standards.yaml"
FILES = {
    "data/city/areas.yaml": "areas:\n  - {code: '990121', name: 岫岭县, kind: county}\n",
    "data/counties/990121/units.yaml": """units:
  - {id: a, name: 甲, kind: township_commission, level: township, area: '990121100'}
  - {id: b, name: 乙, kind: township_commission, level: township, area: '990121101'}
  - {id: c, name: 丙, kind: county_body, level: county, area: '990121'}
""",
}


def contacts(standard: str, *pairs: str) -> list[str]:
    """Return what is told of the contacts of a county with two townships."""
    rows = "".join(
        f"  - {{id: p{no}, kind: contact, county: '990121', start_on: 2026-04-01, {pair}}}\n"
        for no, pair in enumerate(pairs)
    )
    files = {
        STANDARDS: f"pairings:\n  - {{id: s, title: 联系, kind: contact, {standard}}}\n",
        "data/city/pairings.yaml": f"pairings:\n{rows}",
    }
    return [english(row.message) for row in off_standard(grounds(FILES | files))]


EACH = "unit_kind: township_commission, at_least: 1"
LACKS = "{} has 0 pairings “contact”, the standard asks for at least 1"


def test_a_standard_for_bodies_is_held_against_each_of_them() -> None:
    assert contacts(EACH, "to_unit: a", "to_unit: b") == []
    assert contacts(EACH, "to_unit: a", "to_unit: a") == [LACKS.format("乙")]
    assert contacts(EACH, "to_unit: c") == [LACKS.format("甲"), LACKS.format("乙")]


def test_a_pairing_that_ended_keeps_no_contact() -> None:
    pairs = ("to_unit: a", "to_unit: b, end_on: 2026-05-01")

    assert contacts(EACH, *pairs) == [LACKS.format("乙")]


def test_a_standard_without_bodies_is_held_against_the_county() -> None:
    assert contacts("at_least: 2", "to_unit: a", "to_unit: a") == []
    assert contacts("at_least: 3", "to_unit: a", "to_unit: b") == [
        "岫岭县 has 2 pairings “contact”, the standard asks for at least 3"
    ]


def test_a_standard_for_other_counties_is_not_held_against_this_one() -> None:
    assert contacts(f"{EACH}, applies_to: [district]", "to_unit: a") == []
