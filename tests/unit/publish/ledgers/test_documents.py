"""Tests of rules by the level of who made them."""

from ledgers.publish.ledgers.page import general
from tests.unit.publish.ledgers.made import block, cells_of, desk, record

MADE = {
    "D1": ("990121-county_commission-01", ("issued", "revised")),
    "D2": ("990100-city_commission-01", ("revised",)),
    "D3": ("990121100-township_commission-01", ("issued", "repealed")),
    "D4": ("990121-county_commission-01", ("repealed",)),
}
RULES = desk(
    *(
        record(
            "documents",
            name,
            sort="rule",
            value={
                "kind": "rule",
                "owner": owner,
                "updates": [{"status": status} for status in states],
            },
        )
        for name, (owner, states) in MADE.items()
    )
).here("ledgers/documents/")


def test_rules_are_counted_by_the_level_of_their_owner_and_the_revised_apart() -> None:
    rules = RULES.desk.records["documents"]
    _, made, revised = block(general(RULES, rules), "sorts").tables

    assert [str(one.title) for one in made.columns][1:] == ["city", "county", "township", "In all"]
    assert cells_of(made)[-1][1:] == ["1", "1", "1", "3"]
    assert cells_of(revised)[-1][1:] == ["1", "1", "—", "2"]
